import type { Position } from '@entente/kernel';
import type { AutomationRunner } from './automations/automation-runner.js';
import type { ProjectionRunner } from './projections/projection-runner.js';
import type { Parked } from './store/bookkeeping.js';
import type { TimerRunner } from './timers/timer-runner.js';

/** How far an automation or a timer has come. */
export interface AutomationProgress {
  readonly name: string;
  readonly kind: 'AUTOMATION' | 'TIMER';
  readonly position: Position;
}

/** All that reads the log with a position of its own, to be started and stopped together. */
export class Runners {
  constructor(
    readonly projections: ProjectionRunner,
    readonly automations: AutomationRunner,
    readonly timers: TimerRunner,
  ) {}

  async start(): Promise<void> {
    await this.projections.start();
    await this.automations.start();
    await this.timers.start();
  }

  async stop(): Promise<void> {
    await this.timers.stop();
    await this.automations.stop();
    await this.projections.stop();
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
