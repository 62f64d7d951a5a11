import { setImmediate as nextTurn } from 'node:timers/promises';
import { CommandExecutor, InMemoryEventStore, StageReplay } from '@entente/event-store';
import { EventCatalogue, type Actor, type Clock, type Command, type Decider, type Outcome, type RecordedEvent } from '@entente/kernel';
import { Outbox } from '@entente/programmes/deliveries';
import { LoggedPolicies } from '@entente/programmes/policies';
import {
  AutomationRunner,
  ProjectionRunner,
  ReadStore,
  Runners,
  TimerRunner,
  quiescent,
  type Execute,
  type Pause,
} from '@entente/read-store';
import { everyDay } from '@entente/testing';
import { automationOrigin } from '../../../apps/api/src/automation-origin.js';
import { catalogued, slices } from '../../../apps/api/src/slices.js';
import { DeciderRegistry } from '../../../libs/event-store/executor/decider-registry.js';
import { Courier, CourierFault } from '../../../libs/programmes/deliveries/outbox/courier.js';
import { stages } from './stages.js';
import type { Draft } from './table.js';

const START = Date.parse('2020-02-11T09:00:00.000Z');
const LONG_MS = 20_000;
const RETRY_MS = 7;
const catalogue = new EventCatalogue(catalogued);
const deciders = new Map(stages.flatMap(({ decider, types }) => types.map((type) => [type, decider] as const)));

/** What comes between two attempts takes no time; who waits for a clock waits until it is rung for. */
const pause: Pause = (ms, signal) =>
  ms === RETRY_MS || signal.aborted
    ? Promise.resolve()
    : new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

/** Takes every second message. */
class MoodyCourier extends Courier {
  #asked = 0;

  override async send(): Promise<void> {
    this.#asked += 1;
    if (this.#asked % 2 === 1) throw new CourierFault('The hook answered 503');
  }
}

class HandSetClock {
  ms = START;
  readonly now = (): string => new Date(this.ms).toISOString();
}

interface Parts {
  readonly clock: HandSetClock;
  readonly log: InMemoryEventStore;
  readonly readStore: ReadStore;
  readonly policies: LoggedPolicies;
}

/** The whole house as the server puts it together, on a log in memory and a real read store, at a time that is set by hand. */
export class House {
  /** Whatever a reader complained of. */
  readonly faults: string[] = [];
  readonly log: InMemoryEventStore;
  readonly readStore: ReadStore;
  readonly replay: StageReplay;
  readonly runners: Runners;
  readonly #executor: CommandExecutor;
  readonly #clock: HandSetClock;
  readonly #policies: LoggedPolicies;
  #sent = 0;

  private constructor({ clock, log, readStore, policies }: Parts) {
    const note = (fault: string): void => void this.faults.push(fault);
    const parts = { eventStore: log, readStore, clock, log: { warn: note, error: note }, pause, retryDelaysMs: [RETRY_MS, RETRY_MS] };
    const execute: Execute = (command, because) => this.#execute(command, automationOrigin(because));
    const outbox = new Outbox({ eventStore: log, clock, courier: new MoodyCourier() });
    [this.log, this.readStore, this.#clock, this.#policies] = [log, readStore, clock, policies];
    this.#executor = new CommandExecutor({ eventStore: log, policies, calendar: everyDay, catalogue, pause: () => nextTurn() });
    this.runners = new Runners(
      new ProjectionRunner({ ...parts, projections: slices.flatMap(({ projections }) => projections) }),
      new AutomationRunner({ ...parts, reactions: [...slices.flatMap(({ reactions }) => reactions), outbox], execute }),
      new TimerRunner({ ...parts, timers: slices.flatMap(({ timers }) => timers), execute }),
      parts.log,
    );
    const registry = new DeciderRegistry();
    for (const { decider } of stages) registry.register(decider);
    this.replay = new StageReplay(log, registry);
  }

  static async open(): Promise<House> {
    const clock = new HandSetClock();
    const log = new InMemoryEventStore({ clock, catalogue });
    const house = new House({
      clock,
      log,
      readStore: await ReadStore.open({ memory: true }),
      policies: await LoggedPolicies.following(log),
    });
    await house.runners.start();
    return house;
  }

  async close(): Promise<void> {
    await this.runners.stop();
    await this.log.close();
    await this.readStore.close();
  }

  get clock(): Clock {
    return this.#clock;
  }

  /** The criteria of a complete scorecard at the present moment. */
  get criteria(): readonly string[] {
    return this.#policies.inForceAt(this.#clock.now()).parameters.criteria;
  }

  /** Sets the clock forwards or backwards, never to before the story. */
  turnClock(seconds: number): void {
    this.#clock.ms = Math.max(START, this.#clock.ms + seconds * 1_000);
  }

  send({ type, data }: Draft, actor: Actor): Promise<Outcome> {
    const cause = `request-${(this.#sent += 1)}`;
    return this.#execute({ type, data: { ...data, now: this.#clock.now() } }, { actor, correlationId: cause, causationId: cause });
  }

  /** Waits until nothing more happens by itself at the present moment. */
  async settled(): Promise<void> {
    const { projections, automations, timers } = this.runners;
    await quiescent(this.log, [projections, automations, timers], LONG_MS);
  }

  async events(): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const page of this.log.readAll({})) events.push(...page);
    return events;
  }

  #execute(command: Command, origin: Parameters<CommandExecutor['execute']>[2]): Promise<Outcome> {
    return this.#executor.execute(deciderOf(command), command, origin);
  }
}

function deciderOf({ type }: Command): Decider {
  const decider = deciders.get(type);
  if (decider === undefined) throw new RangeError(`No stage takes ${type}`);
  return decider;
}
