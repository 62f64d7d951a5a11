import { EventStore, type EventDescriptor } from '@entente/kernel';
import { Module, type DynamicModule } from '@nestjs/common';
import { EventsResolver } from './api/events.resolver.js';
import { EventFeed } from './event-feed.js';

@Module({})
export class StreamsModule {
  /** @param events what leaves the house */
  static register(events: readonly EventDescriptor[]): DynamicModule {
    const types = events.map(({ type }) => type);
    return {
      module: StreamsModule,
      providers: [
        { provide: EventFeed, useFactory: (eventStore: EventStore) => new EventFeed(eventStore, types), inject: [EventStore] },
        EventsResolver,
      ],
    };
  }
}
