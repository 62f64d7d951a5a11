import { SqliteEventStore } from '@entente/event-store';
import { inWords } from '@entente/history';
import { EventCatalogue, type RecordedEvent } from '@entente/kernel';
import { SystemClock } from '../../../apps/api/src/system-clock.js';
import { catalogued, published } from '../../../apps/api/src/slices.js';
import { EventFields, type ApiEvent } from './api-client.js';

/** Everything that the log in a folder tells the world, in its order, read beside the server: what every answer is measured by. */
export async function eventsOnDisk(folder: string): Promise<readonly ApiEvent[]> {
  const catalogue = new EventCatalogue(catalogued);
  const log = await SqliteEventStore.open({ folder, clock: new SystemClock(), catalogue, readOnly: true });
  const events: ApiEvent[] = [];
  for await (const page of log.readAll({ filter: { types: published.map(({ type }) => type) } })) events.push(...page.map(asServed));
  await log.close();
  return events;
}

function asServed({ metadata, position, ...event }: RecordedEvent): ApiEvent {
  return EventFields.parse({ ...event, ...metadata, position: String(position), words: inWords({ ...event, actor: metadata.actor }) });
}
