import type { SubscribeOptions, SubscriptionBatch } from '@entente/kernel';
import { readModel, storedAs, type Projection } from '@entente/read-store';
import { InMemoryEventStore } from '../event-store/in-memory/in-memory-event-store.js';
import type { Happened } from './given.js';
import { NothingHappened, ReadSide, recordedAt } from './read-side.js';

/** A log that tells everything that it told before again, ahead of each batch that is new. */
class RedeliveringLog extends InMemoryEventStore {
  override async *subscribe(options: SubscribeOptions): AsyncIterable<SubscriptionBatch> {
    let told = options.after;
    for await (const batch of super.subscribe(options)) {
      for await (const events of this.readAll({ filter: options.filter ?? {} })) {
        yield { position: told, events: events.filter(({ position }) => position <= told), caughtUp: false };
      }
      yield batch;
      told = batch.position;
    }
  }
}

type Row = Readonly<Record<string, unknown>>;

interface Telling {
  /**
   * The rows in the order of their keys. The whole list of events is then told a second time, and once more to a table that is
   * built from nothing: rows, versions and digest must be the same.
   */
  gives(...rows: readonly Row[]): Promise<void>;
}

/**
 * Proves what a projection makes of events, on a real database.
 *
 * @example await projecting(integrationBoard).given(integrationStarted()).gives({ partnershipId, status: 'STARTED', … });
 */
export function projecting(projection: Projection): { given(...happened: readonly Happened[]): Telling } {
  return { given: (...happened) => ({ gives: (...rows) => prove(projection, happened, rows) }) };
}

async function prove(projection: Projection, happened: readonly Happened[], rows: readonly Row[]): Promise<void> {
  const side = await ReadSide.over([projection], RedeliveringLog);
  try {
    const end = await side.happens(...happened);
    const once = await shown(side, projection);
    expect(once.present).toEqual(rows);
    // Ahead of this one comes all the rest again.
    await side.happens(NothingHappened({ at: recordedAt(0) }));
    expect({ told: 'twice', ...(await shown(side, projection, end)) }).toEqual({ told: 'twice', ...once });
    await side.runner.rebuild(projection.name);
    expect({ told: 'from nothing', ...(await shown(side, projection, end)) }).toEqual({ told: 'from nothing', ...once });
  } finally {
    await side.close();
  }
}

async function shown({ readStore: { database }, runner }: ReadSide, projection: Projection, position = runner.positionOf(projection.name)) {
  const { key } = projection.table;
  const versions = await database
    .$extendTables<Record<string, Row>>()
    .selectFrom(storedAs(projection.table))
    .selectAll()
    .orderBy(key)
    .orderBy('validFrom')
    .execute();
  const present = await readModel(database, projection.table).selectAll().orderBy(key).execute();
  return { versions, present: present.map(plain), digest: await runner.digest(projection.name, position) };
}

/** Without the positions. */
function plain(row: object): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'validFrom' && name !== 'validUntil'));
}
