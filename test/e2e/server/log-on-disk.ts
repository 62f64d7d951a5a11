import { SqliteEventStore, openEventStoreDb } from '@entente/event-store';
import { inWords } from '@entente/history';
import { EventCatalogue, type EventStore, type RecordedEvent } from '@entente/kernel';
import { Logger } from '@nestjs/common';
import { SystemClock } from '../../../apps/api/src/system-clock.js';
import { catalogued, published } from '../../../apps/api/src/slices.js';
import { EventFields, type ApiEvent } from './api-client.js';

/** Everything that the log in a folder, or where these settings have it, tells the world, in its order, read beside the server: what every answer is measured by. */
export async function eventsOnDisk(folder: string, settings: Readonly<Record<string, string>> = {}): Promise<readonly ApiEvent[]> {
  const log = await opened(folder, settings['EVENTSTORE_URL']);
  const events: ApiEvent[] = [];
  for await (const page of log.readAll({ filter: { types: published.map(({ type }) => type) } })) events.push(...page.map(asServed));
  await log.close();
  return events;
}

function opened(folder: string, connectionString: string | undefined): Promise<EventStore> {
  const catalogue = new EventCatalogue(catalogued);
  return connectionString === undefined
    ? SqliteEventStore.open({ folder, clock: new SystemClock(), catalogue, readOnly: true })
    : openEventStoreDb({ connectionString, catalogue, notes: new Logger('event-store') });
}

function asServed({ metadata, position, ...event }: RecordedEvent): ApiEvent {
  return EventFields.parse({ ...event, ...metadata, position: String(position), words: inWords({ ...event, actor: metadata.actor }) });
}
