import type { SqliteEventStore } from '@entente/event-store';
import { ProjectionRunner, ReadStore } from '@entente/read-store';
import { partnerships } from '../../libs/lifecycle/partnership/read/partnerships.projection.js';

const clock = { now: () => new Date().toISOString() };

/** Builds the list of partnerships from nothing. */
export async function built(eventStore: SqliteEventStore, location: Parameters<typeof ReadStore.open>[0]): Promise<void> {
  const readStore = await ReadStore.open(location);
  const note = (fault: string): void => void process.stderr.write(`${fault}\n`);
  const runner = new ProjectionRunner({ eventStore, readStore, projections: [partnerships], clock, log: { warn: note, error: note } });
  // A projection that is new beside a log that is not is built before anything is served.
  await runner.start();
  if (runner.positionOf(partnerships.name) !== (await eventStore.head()))
    throw new Error('The projection was not built to the end of the log');
  await runner.stop();
  await readStore.close();
}
