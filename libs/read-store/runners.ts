import type { Position } from '@entente/kernel';
import type { AutomationRunner } from './automations/automation-runner.js';
import { LaterVersion } from './projections/later-version.js';
import type { Outlook } from './projections/outlook.js';
import type { ProjectionRunner } from './projections/projection-runner.js';
import { VersionWatch } from './projections/version-watch.js';
import type { ReaderLog } from './readers/pause.js';
import { reasonOf } from './readers/pause.js';
import type { Parked } from './store/bookkeeping.js';
import type { TimerRunner } from './timers/timer-runner.js';

/** How far an automation or a timer has come. */
export interface AutomationProgress {
  readonly name: string;
  readonly kind: 'AUTOMATION' | 'TIMER';
  readonly position: Position;
}

/**
 * All that reads the log with a position of its own, to be started and stopped together. Where several processes share the read models,
 * those of the latest version keep the readers, and those of earlier ones stand by: a deployment goes one way.
 */
export class Runners {
  readonly #watch: VersionWatch;
  readonly #takings = new Map<string, Promise<void>>();
  #isToKeep = false;
  #standing: 'at rest' | 'keeping' | 'by' = 'at rest';

  constructor(
    readonly projections: ProjectionRunner,
    readonly automations: AutomationRunner,
    readonly timers: TimerRunner,
    private readonly log: ReaderLog,
  ) {
    this.#watch = new VersionWatch({ outlook: () => projections.outlook(), onLook: (outlook) => this.#take(outlook), log });
  }

  /** Keeps readers, as many as fall to this process, unless a later version does. Resolves once those have begun. */
  async start(): Promise<void> {
    this.#isToKeep = true;
    await this.#watch.look();
    await this.watch();
  }

  /** From now on it is known whether {@link areFit}. */
  async watch(): Promise<void> {
    await this.#watch.look();
    if (this.projections.isShared) this.#watch.start();
  }

  async stop(): Promise<void> {
    this.projections.giveUpBuilds();
    await this.#watch.stop();
    await Promise.all(this.#takings.values());
    await this.timers.stop();
    await this.automations.stop();
    await this.projections.stop();
  }

  /** Whether the queries of this process find their tables in the shape that they know. */
  get areFit(): boolean {
    return this.#watch.isFit;
  }

  /** Every automation and timer, and up to where it has handled the log. */
  get automated(): readonly AutomationProgress[] {
    return [...progressOf('AUTOMATION', this.automations), ...progressOf('TIMER', this.timers)];
  }

  /**
   * Handles again what was held back of a parked key, after a fix.
   * @returns where the key is parked now, undefined when it is free
   * @throws UnknownReader
   */
  async retryParked(reader: string, key: string): Promise<Parked | undefined> {
    const runner = [this.projections, this.automations, this.timers].find(({ names }) => names.includes(reader));
    if (runner === undefined) throw new UnknownReader(reader);
    return runner.retryParked(reader, key);
  }

  async #take({ later, earlier }: Outlook): Promise<void> {
    if (!this.#isToKeep) return;
    if (later.length > 0) return this.#standBy(later);
    if (this.#standing !== 'keeping') return this.#keep();
    for (const name of earlier) if (!this.#takings.has(name)) this.#takings.set(name, this.#takeOver(name));
  }

  async #keep(): Promise<void> {
    this.#standing = 'keeping';
    for (const runner of [this.projections, this.automations, this.timers]) await runner.start();
  }

  async #standBy(later: readonly string[]): Promise<void> {
    if (this.#standing === 'by') return;
    this.#standing = 'by';
    this.log.warn(new LaterVersion(later).message);
    for (const runner of [this.timers, this.automations, this.projections]) await runner.standBy();
  }

  /** What an earlier version keeps, this one builds: then that one stands by. */
  async #takeOver(name: string): Promise<void> {
    try {
      await this.projections.takeOver(name);
    } catch (fault) {
      this.log.warn(`${name} was not taken over from an earlier version: ${reasonOf(fault)}`);
    } finally {
      this.#takings.delete(name);
    }
  }
}

function progressOf(kind: AutomationProgress['kind'], runner: AutomationRunner | TimerRunner): readonly AutomationProgress[] {
  return runner.names.map((name) => ({ name, kind, position: runner.positionOf(name) }));
}

/** No read model, automation or timer has this name. */
export class UnknownReader extends Error {
  constructor(reader: string) {
    super(`There is no read model, automation or timer called ${reader}`);
    this.name = 'UnknownReader';
  }
}
