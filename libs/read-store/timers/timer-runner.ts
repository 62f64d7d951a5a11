import type { Clock, EventStore, Position, RecordedEvent, Timer } from '@entente/kernel';
import { StoreClosed } from '@entente/kernel';
import { Attempts, RETRY_DELAYS_MS } from '../automations/attempts.js';
import type { Execute } from '../automations/execute.js';
import type { Pause, ReaderLog } from '../readers/pause.js';
import { backoff, pause as realPause, reasonOf } from '../readers/pause.js';
import { ReaderFleet } from '../readers/reader-fleet.js';
import type { Parked, RunningClock } from '../store/bookkeeping.js';
import type { ReadStore } from '../store/read-store.js';
import { caughtUp } from './caught-up.js';
import { firstClock, removeClock } from './clocks.js';
import { TimerConsumer } from './timer-consumer.js';
import type { Tenure, Write } from '../tenures/tenure.js';
import { TakenOver } from '../tenures/tenure.js';

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

/** One process keeps all timers, since their clocks fire in one order. */
const CREW = 'timers';
/** However far off the next clock is: the time of day may be set while we sleep. */
const LONGEST_SLEEP_MS = 15_000;

/**
 * Remembers the clocks of all timers across restarts, and fires what is due by the {@link Clock}: one after the other in the order of
 * `dueAt`, each only after the log's end was handled, so that no clock fires that was stopped. A clock is removed after its command's
 * outcome: at least once, and once in effect. A command that is refused or fails to the last attempt parks its partnership with that
 * timer; all others go on. The clocks can be deleted at any time, and are wound anew from the log.
 */
export class TimerRunner {
  readonly #options: TimerRunnerOptions;
  readonly #consumers = new Map<string, TimerConsumer>();
  readonly #fleet: ReaderFleet;
  readonly #attempts: Attempts;
  readonly #stopping = new AbortController();
  /** Ends one keeping of the timers. */
  #end = new AbortController();
  #bell = new AbortController();
  #failures = 0;
  #running: Promise<void> = Promise.resolve();
  #turn: Promise<unknown> = Promise.resolve();

  /** @throws TypeError when two timers have one name */
  constructor(options: TimerRunnerOptions) {
    const { timers, readStore, execute, clock, log, pause = realPause, retryDelaysMs = RETRY_DELAYS_MS } = options;
    const onWound = (): void => this.#bell.abort();
    const consumerOf = (timer: Timer, write: Write): TimerConsumer => {
      const consumer = new TimerConsumer({ timer, database: readStore.writer, write, clock, onWound });
      this.#consumers.set(timer.name, consumer);
      return consumer;
    };
    const consumers = ({ write }: Tenure): readonly TimerConsumer[] => timers.map((timer) => consumerOf(timer, write));
    const keeper = { begin: () => this.#begin(), end: () => this.#endKeeping() };
    this.#options = options;
    this.#fleet = new ReaderFleet([{ name: CREW, consumers, keeper }], options);
    this.#attempts = new Attempts({ execute, log, pause, retryDelaysMs, signal: this.#stopping.signal });
  }

  start(): Promise<void> {
    return this.#fleet.start();
  }

  /** Ends after the command under way; what did not fire fires after the next start. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#end.abort();
    this.#bell.abort();
    await this.#fleet.stop();
  }

  /** Leaves all to others, until the next start. */
  standBy(): Promise<void> {
    return this.#fleet.stop();
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
  retryParked(name: string, key: string): Promise<Parked | undefined> {
    return this.#fleet.tenureOf(name).holding(async () => {
      await this.#fleet.retryParked(name, key);
      await this.#fireDue();
      return this.#consumer(name).parked(key);
    });
  }

  async #begin(): Promise<void> {
    await this.#fleet.begin(CREW);
    this.#end = new AbortController();
    this.#running = this.#run();
  }

  async #endKeeping(): Promise<void> {
    this.#end.abort();
    this.#bell.abort();
    await this.#running;
    await this.#turn;
    await this.#fleet.end(CREW);
  }

  async #run(): Promise<void> {
    const { pause = realPause } = this.#options;
    while (!this.#end.signal.aborted) {
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
      if (fault instanceof StoreClosed || fault instanceof TakenOver) return LONGEST_SLEEP_MS;
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
    const { eventStore } = this.#options;
    while (await caughtUp(eventStore, this.#fleet, this.#end.signal)) {
      const now = this.#options.clock.now();
      const first = await this.#first();
      if (first === undefined || first.dueAt > now) return;
      await this.#fire(first, now);
    }
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
    if (attempt === 'done') return this.#fleet.tenureOf(automation).write((trx) => removeClock(trx, clock));
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
