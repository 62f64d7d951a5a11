import type { Clock, EventStore, Position, RecordedEvent, Timer } from '@entente/kernel';
import { StoreClosed } from '@entente/kernel';
import { Attempts, RETRY_DELAYS_MS } from '../automations/attempts.js';
import type { Execute } from '../automations/execute.js';
import type { Pause, ReaderLog } from '../readers/pause.js';
import { backoff, pause as realPause, reasonOf } from '../readers/pause.js';
import { StaleRead } from '../readers/progress.js';
import { ReaderFleet } from '../readers/reader-fleet.js';
import type { Parked, RunningClock } from '../store/bookkeeping.js';
import type { ReadStore } from '../store/read-store.js';
import { firstClock, removeClock } from './clocks.js';
import { TimerConsumer } from './timer-consumer.js';

export interface TimerRunnerOptions {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly timers: readonly Timer[];
  readonly execute: Execute;
  readonly clock: Clock;
  readonly log: ReaderLog;
  /** How to wait, for the next clock as between attempts; by default real time. */
  readonly pause?: Pause;
  /** The waits before each further attempt of a failed command, in milliseconds. After the last attempt the clock is parked. */
  readonly retryDelaysMs?: readonly number[];
}

/** However far off the next clock is: the time of day may be set while we sleep. */
const LONGEST_SLEEP_MS = 15_000;
const CATCH_UP_LOOK_MS = 200;

/**
 * Remembers the clocks of all timers across restarts, and fires what is due by the {@link Clock}: one after the other in the order of
 * `dueAt`, each only after the log's end was handled, so that no clock fires that was stopped. A clock is removed after its command's
 * outcome: at least once, and once in effect. A command that is refused or fails to the last attempt parks its partnership with that
 * timer; all others go on. The clocks can be deleted at any time, and are wound anew from the log.
 */
export class TimerRunner {
  readonly #options: TimerRunnerOptions;
  readonly #consumers: ReadonlyMap<string, TimerConsumer>;
  readonly #fleet: ReaderFleet;
  readonly #attempts: Attempts;
  readonly #stopping = new AbortController();
  #bell = new AbortController();
  #failures = 0;
  #running: Promise<void> = Promise.resolve();
  #turn: Promise<unknown> = Promise.resolve();

  /** @throws TypeError when two timers have one name */
  constructor(options: TimerRunnerOptions) {
    const { timers, readStore, execute, clock, log, pause = realPause, retryDelaysMs = RETRY_DELAYS_MS } = options;
    const onWound = (): void => this.#bell.abort();
    const consumers = timers.map((timer) => new TimerConsumer({ timer, database: readStore.writer, clock, onWound }));
    this.#options = options;
    this.#consumers = new Map(consumers.map((consumer) => [consumer.name, consumer]));
    this.#fleet = new ReaderFleet(consumers, options);
    this.#attempts = new Attempts({ execute, log, pause, retryDelaysMs, signal: this.#stopping.signal });
  }

  async start(): Promise<void> {
    await this.#fleet.open();
    this.#fleet.start();
    this.#running = this.#run();
  }

  /** Ends after the command under way; what did not fire fires after the next start. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#bell.abort();
    await this.#running;
    await this.#turn;
    await this.#fleet.stop();
  }

  get names(): readonly string[] {
    return this.#fleet.names;
  }

  /** Up to where the timer has handled the log. */
  positionOf(name: string): Position {
    return this.#fleet.positionOf(name);
  }

  /**
   * Resolves when the named timers, by default all, have handled everything up to the position, and no clock of any timer is due and
   * has not fired. The time is for the reading; a command under way is waited for.
   * @throws StaleRead when they have not within this time
   */
  async waitFor(position: Position, timeoutMs: number, names?: readonly string[]): Promise<void> {
    await this.#fleet.waitFor(position, timeoutMs, names);
    await this.#fireDue();
  }

  /**
   * Winds what was held back of a parked key, and fires what is due then.
   * @returns where the key is parked now, undefined when it is free
   */
  async retryParked(name: string, key: string): Promise<Parked | undefined> {
    await this.#fleet.retryParked(name, key);
    await this.#fireDue();
    return this.#consumer(name).parked(key);
  }

  async #run(): Promise<void> {
    const { pause = realPause } = this.#options;
    while (!this.#stopping.signal.aborted) {
      // What rings from here on is not slept through.
      const { signal } = (this.#bell = new AbortController());
      await pause(await this.#fireAndLookAhead(), signal);
    }
  }

  /** @returns how long nothing will be due */
  async #fireAndLookAhead(): Promise<number> {
    const { clock, log } = this.#options;
    try {
      await this.#fireDue();
      this.#failures = 0;
      const next = await this.#first();
      return next === undefined
        ? LONGEST_SLEEP_MS
        : Math.min(Math.max(Date.parse(next.dueAt) - Date.parse(clock.now()), 0), LONGEST_SLEEP_MS);
    } catch (fault) {
      if (fault instanceof StoreClosed) return LONGEST_SLEEP_MS;
      this.#failures += 1;
      log.error(`The timers stand still and try again in ${backoff(this.#failures)} ms: ${reasonOf(fault)}`);
      return backoff(this.#failures);
    }
  }

  /** Whoever asks, one round is made after the other, so that no clock fires while it fires. */
  #fireDue(): Promise<void> {
    const mine = this.#turn.then(() => this.#round());
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  async #round(): Promise<void> {
    while (await this.#caughtUp()) {
      const now = this.#options.clock.now();
      const first = await this.#first();
      if (first === undefined || first.dueAt > now) return;
      await this.#fire(first, now);
    }
  }

  /** @returns false at a stop */
  async #caughtUp(): Promise<boolean> {
    const head = await this.#options.eventStore.head();
    while (!this.#stopping.signal.aborted) {
      try {
        await this.#fleet.waitFor(head, CATCH_UP_LOOK_MS);
        return true;
      } catch (fault) {
        if (!(fault instanceof StaleRead)) throw fault;
      }
    }
    return false;
  }

  #first(): Promise<RunningClock | undefined> {
    return firstClock(this.#options.readStore.writer, this.names);
  }

  async #fire(clock: RunningClock, now: string): Promise<void> {
    const { timer: automation, partnershipId, key, dueAt } = clock;
    const [consumer, event] = [this.#consumer(automation), await this.#eventAt(clock.position)];
    const alarm = { partnershipId, key, dueAt, now };
    const attempt = await this.#attempts.make({ automation, event, commands: () => [[key, consumer.timer.fire(alarm)]] });
    if (attempt === 'stopped') return;
    if (attempt === 'done') return removeClock(this.#options.readStore.writer, clock);
    const reader = this.#fleet.reader(automation);
    await reader.exclusively(() => consumer.park(clock, event, { ...attempt, after: reader.position }));
  }

  #consumer(name: string): TimerConsumer {
    const consumer = this.#consumers.get(name);
    if (consumer === undefined) throw new RangeError(`There is no timer called ${name}`);
    return consumer;
  }

  async #eventAt(position: Position): Promise<RecordedEvent> {
    for await (const [event] of this.#options.eventStore.readAll({ from: position, limit: 1 })) if (event !== undefined) return event;
    throw new RangeError(`The log has no event at position ${position}`);
  }
}
