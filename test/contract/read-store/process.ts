import { setTimeout as wait } from 'node:timers/promises';
import type { Position } from '@entente/kernel';
import { AutomationRunner, ProjectionRunner, Runners, TimerRunner, projection, readModel, table, text, upsert } from '@entente/read-store';
import type { Projection, ProjectionRunnerOptions, ReadStore } from '@entente/read-store';
import type { InMemoryEventStore } from '../../../libs/event-store/in-memory/in-memory-event-store.js';
import { Begun, board, boardTable } from './partnership-board.js';
import { LONG_MS, clock } from './world.js';

const LOOK_MS = 20;
const PATIENCE_MS = 20_000;
const nothing = () => Promise.reject(new Error('Nothing is commanded'));

export const laterTable = table('board', { key: 'partnershipId', columns: { partnershipId: text(), maker: text() } });
/** The board of a later version, whose table looks different. */
const laterBoard = projection('board', {
  table: laterTable,
  version: 2,
  on: [Begun],
  handlers: { Begun: ({ data }) => upsert(data.partnershipId, { maker: data.builder }) },
});
/** They stand before the board, so that it is not among what a worker leaves to one that comes later. */
const mirrors = ['one', 'two', 'three'].map((which) => board({ name: `mirror_${which}` }));
export const EARLIER = [...mirrors, board()];
export const LATER = [...mirrors, laterBoard];
export type OnRebuild = NonNullable<ProjectionRunnerOptions['onRebuild']>;

export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const late = AbortSignal.timeout(PATIENCE_MS);
  while (!(await holds())) await wait(LOOK_MS, undefined, { signal: late });
}

/** A process of one version of a service, whose processes share the log and the read models. */
export class Process {
  readonly logged: string[] = [];
  readonly runners: Runners;

  constructor(
    readonly readStore: ReadStore,
    eventStore: InMemoryEventStore,
    projections: readonly Projection[],
    onRebuild: OnRebuild = () => undefined,
  ) {
    const note = (line: string): void => void this.logged.push(line);
    const parts = { eventStore, readStore, clock, log: { warn: note, error: note } };
    this.runners = new Runners(
      new ProjectionRunner({ ...parts, projections, onRebuild }),
      new AutomationRunner({ ...parts, reactions: [], execute: nothing }),
      new TimerRunner({ ...parts, timers: [], execute: nothing }),
      parts.log,
    );
  }

  reaches(position: Position): Promise<void> {
    return this.runners.projections.waitFor(position, LONG_MS);
  }

  /** How often it has said that it leaves all to a later version. */
  get farewells(): number {
    return this.logged.filter((line) => line.startsWith('A later version has built board, and keeps all readers of the log from now on'))
      .length;
  }

  /** How the earlier and the later version ask for the board. */
  askAsEarlier(): Promise<readonly object[]> {
    return readModel(this.readStore.database, boardTable).select('partnershipId').execute();
  }

  askAsLater(): Promise<readonly object[]> {
    return readModel(this.readStore.database, laterTable).select('partnershipId').execute();
  }

  async end(): Promise<void> {
    await this.runners.stop();
    await this.readStore.close();
  }
}
