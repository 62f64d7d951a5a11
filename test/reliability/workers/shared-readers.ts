import { EventCatalogue, type EventStore, type Position } from '@entente/kernel';
import {
  AutomationRunner,
  ProjectionRunner,
  ReadStore,
  TimerRunner,
  projection,
  table,
  text,
  upsert,
  type Projection,
} from '@entente/read-store';
import { openEventStoreDb } from '../../../libs/event-store/eventstoredb/open-eventstoredb.js';
import { Begun, Documented, Ended, board, boardTable } from '../../contract/read-store/partnership-board.js';
import { clock, ringing } from '../timers/alarm-clocks.js';
import { ERRANDS } from './doings.js';
import { answering, executing } from './errands.js';

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
  readonly projections: ProjectionRunner;
  /** Up to where all readers have handled the log, as far as this process has heard. */
  reached(): Position;
  /** Seeks the projections, the automation and the timer. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/** One process's part in them; the runners are at rest. @param repeated told of each command that had been done before */
export async function opened({ connectionString, databaseUrl }: Shared, repeated: () => void): Promise<Opened> {
  const warn = (): void => undefined;
  const catalogue = new EventCatalogue([Begun, Documented, Ended, ...ERRANDS]);
  const eventStore = await openEventStoreDb({ connectionString, catalogue, notes: { warn } });
  const readStore = await ReadStore.open({ databaseUrl, notes: { warn } });
  const parts = { eventStore, readStore, clock, execute: executing(eventStore, repeated), log: { warn, error: warn } };
  const runner = new ProjectionRunner({ ...parts, projections });
  const runners = [runner, new AutomationRunner({ ...parts, reactions: [answering] }), new TimerRunner({ ...parts, timers: [ringing] })];
  return {
    ...{ eventStore, projections: runner },
    reached: () => Math.min(...runners.flatMap((one) => one.names.map((name) => one.positionOf(name)))),
    start: async () => {
      for (const one of runners) await one.start();
    },
    close: async () => {
      await Promise.all(runners.map((one) => one.stop()));
      await readStore.close();
      await eventStore.close();
    },
  };
}
