import type { SubscribeOptions, SubscriptionBatch } from '@entente/kernel';
import { InMemoryEventStore } from '../../../libs/event-store/in-memory/in-memory-event-store.js';

/** A log that gives everything again after each batch, one event after the other and the oldest last: in order, repeats would heal. */
export class RepeatingEventStore extends InMemoryEventStore {
  override async *subscribe(options: SubscribeOptions): AsyncIterable<SubscriptionBatch> {
    for await (const batch of super.subscribe(options)) {
      yield batch;
      for await (const page of this.readAll({ filter: options.filter ?? {}, direction: 'backwards' })) {
        for (const event of page) yield { ...batch, events: [event] };
      }
    }
  }
}
