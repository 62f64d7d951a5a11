import type { EventStore } from '@entente/kernel';
import { ProjectionRunner, ReadStore, projection, table, text, upsert, type Projection } from '@entente/read-store';
import { openEventStoreDb } from '../../../libs/event-store/eventstoredb/open-eventstoredb.js';
import { SystemClock } from '../../contract/event-store/system-clock.js';
import { Begun, board, boardTable, catalogue } from '../../contract/read-store/partnership-board.js';

export const clock = new SystemClock();
const SLOW_MS = 1;
const BOARDS = ['board', 'board_two', 'board_three'];
export const APPLICATIONS = ['applications_one', 'applications_two', 'applications_three'];

let handlings = 0;

/** A row for each event, which says which handling of it wrote it: no two handlings write the same. Slow, so that a backlog builds up. */
function applications(name: string): Projection {
  return projection(name, {
    table: table(name, { key: 'partnershipId', columns: { partnershipId: text(), handling: text() } }),
    version: 1,
    on: [Begun],
    handlers: {
      Begun: ({ data }) => {
        const end = performance.now() + SLOW_MS;
        while (performance.now() < end);
        return upsert(data.partnershipId, { handling: `${process.pid} ${(handlings += 1)}` });
      },
    },
  });
}

/** What follows from the log alone, whoever handled it. */
export const boards: readonly Projection[] = BOARDS.map((name) => ({ ...board({ name }), table: { ...boardTable, name } }));
const projections = [...boards, ...APPLICATIONS.map(applications)];

/** A log and read models that processes share. */
export interface Shared {
  readonly connectionString: string;
  readonly databaseUrl: string;
}

export interface Opened {
  readonly eventStore: EventStore;
  readonly runner: ProjectionRunner;
  close(): Promise<void>;
}

/** One process's part in them; the runner is at rest. */
export async function opened({ connectionString, databaseUrl }: Shared): Promise<Opened> {
  const warn = (): void => undefined;
  const eventStore = await openEventStoreDb({ connectionString, catalogue, notes: { warn } });
  const readStore = await ReadStore.open({ databaseUrl, notes: { warn } });
  const runner = new ProjectionRunner({ eventStore, readStore, projections, clock, log: { warn, error: warn } });
  return {
    ...{ eventStore, runner },
    close: async () => {
      await runner.stop();
      await readStore.close();
      await eventStore.close();
    },
  };
}
