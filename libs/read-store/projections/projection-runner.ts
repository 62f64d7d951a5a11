import type { Clock, EventStore, Position } from '@entente/kernel';
import type { Pause, ReaderLog } from '../readers/pause.js';
import { StaleRead } from '../readers/progress.js';
import { ReaderFleet } from '../readers/reader-fleet.js';
import type { Parked } from '../store/bookkeeping.js';
import type { ReadStore } from '../store/read-store.js';
import { digestOf } from './digest.js';
import type { Outlook } from './outlook.js';
import { outlookOn } from './outlook.js';
import type { Projection } from './projection.js';
import { ProjectionConsumer } from './projection-consumer.js';
import { OutOfOrder } from './projection-writer.js';
import type { OnRebuild } from './rebuild.js';
import { Rebuilds } from './rebuilds.js';
import { Release } from './release.js';
import type { Scratch } from './scratch.js';
import { buildScratch } from './scratch.js';
import { ServingTable } from './serving-table.js';

export interface ProjectionRunnerOptions {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly projections: readonly Projection[];
  readonly clock: Clock;
  readonly log: ReaderLog;
  /** How to wait between attempts; by default real time. */
  readonly pause?: Pause;
  /** Told how far each rebuild has come, those that a changed definition sets off included. */
  readonly onRebuild?: OnRebuild;
}

/**
 * Keeps the read models: each projection reads the log from a position of its own, and its rows and its position change in one
 * transaction. An event that cannot be handled is parked with its key; the others go on.
 */
export class ProjectionRunner {
  readonly #options: ProjectionRunnerOptions;
  readonly #fleet: ReaderFleet;
  readonly #rebuilds: Rebuilds;
  readonly #release: Release;
  /** What was asked to be rebuilt by this version. */
  readonly #asked = new Set<string>();

  /** @throws TypeError when two projections have one name or one table */
  constructor(options: ProjectionRunnerOptions) {
    const { projections, readStore, clock } = options;
    this.#options = options;
    this.#release = new Release(readStore, projections);
    this.#rebuilds = new Rebuilds(options, (name) => this.#partsOf(name));
    this.#fleet = new ReaderFleet(
      projections.map((projection) => ({
        name: projection.name,
        consumers: (tenure) => [new ProjectionConsumer({ projection, readStore, tenure, clock })],
        keeper: { begin: () => this.#begin(projection), end: () => this.#end(projection) },
      })),
      options,
    );
    if (new Set(projections.map(({ table }) => table.name)).size !== projections.length)
      throw new TypeError('Two projections have one table');
  }

  /**
   * Starts reading. A projection whose definition changed is built anew: while the old rows serve, or beforehand when its table looks
   * different, so that queries find their columns. A new projection is built beforehand too, so that no query meets half a table.
   */
  start(): Promise<void> {
    return this.#fleet.start();
  }

  /** What is under way of rebuilds ends without its table. */
  giveUpBuilds(): void {
    this.#rebuilds.giveUp();
  }

  /** Ends after the batches under way, with their positions stored. A rebuild under way is given up. */
  async stop(): Promise<void> {
    await this.#rebuilds.stop();
    await this.#fleet.stop();
  }

  get names(): readonly string[] {
    return this.#fleet.names;
  }

  /** Up to where the projection has handled the log. */
  positionOf(name: string): Position {
    return this.#fleet.positionOf(name);
  }

  /**
   * Resolves when the named projections, by default all, have handled everything up to the position.
   * @throws StaleRead when they have not within this time
   */
  waitFor(position: Position, timeoutMs: number, names?: readonly string[]): Promise<void> {
    return this.#fleet.waitFor(position, timeoutMs, names);
  }

  /** From now on nobody waits longer than this all in all, whatever was asked for. */
  hurry(patienceMs: number): void {
    this.#fleet.hurry(patienceMs);
  }

  /**
   * Handles again what was held back of a parked key, after a fix.
   * @returns where the key is parked now, undefined when it is free
   */
  async retryParked(name: string, key: string): Promise<Parked | undefined> {
    try {
      return await this.#fleet.retryParked(name, key);
    } catch (fault) {
      if (!(fault instanceof OutOfOrder)) throw fault;
    }
    await this.rebuild(name);
    return (await this.#options.readStore.parked(name)).find((parked) => parked.key === key);
  }

  /**
   * Builds the projection's table from nothing beside the serving one, and swaps the two once it has caught up. A second call during
   * a rebuild joins it.
   */
  async rebuild(name: string): Promise<void> {
    this.#asked.add(name);
    try {
      await this.#fleet.tenureOf(name).holding(() => this.#rebuilds.done(name));
    } finally {
      this.#asked.delete(name);
    }
  }

  /** Whether there may be other processes. */
  get isShared(): boolean {
    return this.#options.readStore.tenures.isShared;
  }

  /** How what serves relates to what this version knows. */
  outlook(): Promise<Outlook> {
    return outlookOn({ ...this.#options, release: this.#release });
  }

  /** Takes a read model over from whoever keeps it, unless that is this process. */
  async takeOver(name: string): Promise<void> {
    const tenure = this.#fleet.tenureOf(name);
    if (!tenure.isOurs) await tenure.holding(() => Promise.resolve());
  }

  /** Leaves all to others, until the next start. */
  standBy(): Promise<void> {
    return this.#fleet.stop();
  }

  /** Builds the projection from nothing in a store of its own, stopped exactly at a position. Close what you are given. */
  rebuildUntil(name: string, position: Position): Promise<Scratch> {
    const { eventStore, clock } = this.#options;
    return buildScratch({ eventStore, projection: this.#projection(name), clock, position, signal: this.#rebuilds.signal });
  }

  /**
   * SHA-256 over the rows as of a position, by default the one that the projection stands at.
   * @throws StaleRead when the projection is not there yet
   */
  async digest(name: string, position: Position = this.positionOf(name)): Promise<string> {
    if (position > this.positionOf(name)) throw new StaleRead(position, this.positionOf(name));
    return digestOf(this.#options.readStore.database, this.#projection(name).table, position);
  }

  async #begin(projection: Projection): Promise<void> {
    const { name } = projection;
    const condition = await this.#servingTable(projection).prepare(this.#asked.has(name));
    const reader = this.#fleet.reader(name);
    await reader.open();
    if (condition === 'of another shape' || (condition === 'new' && (await this.#options.eventStore.head()) > 0))
      await this.#rebuilds.done(name);
    reader.start();
    if (condition === 'built by another version') void this.#rebuilds.doneBehind(name);
  }

  async #end({ name }: Projection): Promise<void> {
    await this.#rebuilds.settled(name);
    await this.#fleet.end(name);
  }

  #partsOf(name: string) {
    const projection = this.#projection(name);
    const [reader, { write }] = [this.#fleet.reader(name), this.#fleet.tenureOf(name)];
    return { projection, reader, write, serving: this.#servingTable(projection) };
  }

  #projection(name: string): Projection {
    const found = this.#options.projections.find((projection) => projection.name === name);
    if (found === undefined) throw new RangeError(`There is no projection called ${name}`);
    return found;
  }

  #servingTable(projection: Projection): ServingTable {
    const { readStore, clock } = this.#options;
    const { write } = this.#fleet.tenureOf(projection.name);
    return new ServingTable({ projection, readStore, release: this.#release, write, clock });
  }
}
