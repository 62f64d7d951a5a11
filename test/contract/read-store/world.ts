import { randomUUID } from 'node:crypto';
import type { DomainEvent, EventStore, Position } from '@entente/kernel';
import { AutomationRunner, ProjectionRunner, TimerRunner } from '@entente/read-store';
import type { AutomationRunnerOptions, Pause, ProjectionRunnerOptions, ReadStore, TimerRunnerOptions } from '@entente/read-store';
import { InMemoryEventStore } from '../../../libs/event-store/in-memory/in-memory-event-store.js';
import { catalogue } from './partnership-board.js';
import { onEachDatabase, type Stores } from './read-stores.js';

export const clock = { now: () => '2020-02-11T09:14:07.000Z' };
export const LONG_MS = 10_000;

export const metadata = {
  actor: 'test',
  role: 'operator',
  command: 'Test',
  commandId: 'test',
  fingerprint: 'test',
  correlationId: 'test',
  causationId: 'test',
  policyVersion: 'test',
  schemaVersion: 1,
};

/** Lets others have their turn instead of waiting. */
const atOnce: Pause = () => new Promise((resolve) => void setImmediate(resolve));

type ProjectionParts = Partial<ProjectionRunnerOptions> & Pick<ProjectionRunnerOptions, 'projections'>;
type AutomationParts = Partial<AutomationRunnerOptions> & Pick<AutomationRunnerOptions, 'reactions' | 'execute'>;

/** A log and a read store, and the runners between them. */
export class World {
  readonly logged: string[] = [];
  readonly #runners: { stop(): Promise<void> }[] = [];
  #closed: Promise<void> | undefined;

  constructor(
    readonly eventStore: EventStore,
    readonly readStore: ReadStore,
  ) {}

  /** Appends one event after the other. @returns the position of the last */
  async append(...events: readonly DomainEvent[]): Promise<Position> {
    let position = 0;
    for (const [place, happened] of events.entries()) {
      const id = randomUUID();
      ({ position } = await this.eventStore.append(`test-${place}-${id}`, 'none', [{ id, ...happened, metadata }]));
    }
    return position;
  }

  async projections(parts: ProjectionParts): Promise<ProjectionRunner> {
    const runner = this.unstartedProjections(parts);
    await runner.start();
    return runner;
  }

  unstartedProjections(parts: ProjectionParts): ProjectionRunner {
    return this.#keep(new ProjectionRunner({ ...this.common(), ...parts }));
  }

  async automations(parts: AutomationParts): Promise<AutomationRunner> {
    const runner = this.#keep(new AutomationRunner({ ...this.common(), ...parts }));
    await runner.start();
    return runner;
  }

  async timers(parts: Partial<TimerRunnerOptions> & Pick<TimerRunnerOptions, 'timers' | 'execute'>): Promise<TimerRunner> {
    const runner = this.#keep(new TimerRunner({ ...this.common(), ...parts }));
    await runner.start();
    return runner;
  }

  /** A property that opens many worlds closes each, or its connections are too many for a server. */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    for (const runner of this.#runners) await runner.stop();
    await this.eventStore.close();
    await this.readStore.close();
  }

  #keep<R extends { stop(): Promise<void> }>(runner: R): R {
    this.#runners.push(runner);
    return runner;
  }

  /** What every runner of this world is given. */
  common() {
    const note = (message: string): void => void this.logged.push(message);
    return { eventStore: this.eventStore, readStore: this.readStore, clock, pause: atOnce, log: { warn: note, error: note } };
  }
}

type AWorld = (log?: EventStore) => Promise<World>;

/** Describes what holds in every world, whatever database its read models live in. */
export function inEachWorld(describeIn: (aWorld: AWorld, stores: Stores) => void): void {
  onEachDatabase((stores) => describeIn(worlds(stores), stores));
}

/** Opens worlds, each around a log of its own, and closes them after each test. */
export function worlds(stores: Stores): AWorld {
  const open: World[] = [];
  afterEach(async () => {
    for (const world of open.splice(0)) await world.close();
  });
  return async (log = new InMemoryEventStore({ clock, catalogue })) => {
    const world = new World(log, await stores.empty());
    open.push(world);
    return world;
  };
}
