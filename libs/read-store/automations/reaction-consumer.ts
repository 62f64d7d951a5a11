import type { Clock, Position, Reaction, RecordedEvent } from '@entente/kernel';
import type { Delivery, LogConsumer } from '../readers/log-consumer.js';
import { Parking, keyOf } from '../readers/parking.js';
import type { Pause, ReaderLog } from '../readers/pause.js';
import { reasonOf } from '../readers/pause.js';
import type { Parked, WriteDatabase } from '../store/bookkeeping.js';
import type { Execute } from './execute.js';

export interface ReactionConsumerOptions {
  readonly reaction: Reaction;
  readonly database: WriteDatabase;
  readonly execute: Execute;
  readonly clock: Clock;
  readonly log: ReaderLog;
  readonly pause: Pause;
  readonly retryDelaysMs: readonly number[];
  readonly signal: AbortSignal;
}

/** What became of an event: done, left undone at a stop, or the reason why it cannot be done. */
type Attempt = 'done' | 'stopped' | { readonly reason: string };

/** Does what one reaction commands. A position is stored only behind an event whose commands were executed. */
export class ReactionConsumer implements LogConsumer {
  readonly name: string;
  readonly types: readonly string[];
  readonly #options: ReactionConsumerOptions;
  readonly #parking: Parking;
  #held: ReadonlySet<string> = new Set();

  constructor(options: ReactionConsumerOptions) {
    this.name = options.reaction.name;
    this.types = [options.reaction.on];
    this.#options = options;
    this.#parking = new Parking(this.name, options.clock);
  }

  async open(): Promise<Position> {
    const { database } = this.#options;
    this.#held = await this.#parking.keys(database);
    const stored = await database.selectFrom('readers').select('position').where('name', '=', this.name).executeTakeFirst();
    return stored?.position ?? 0;
  }

  async handle({ events, position, reached }: Delivery): Promise<void> {
    for (const event of events) {
      const attempt = this.#held.has(keyOf(event)) ? 'done' : await this.#attempt(event);
      if (attempt === 'stopped') return;
      await this.#settle(event, attempt);
      reached(event.position);
    }
    await this.save(position);
    reached(position);
  }

  async save(position: Position): Promise<void> {
    await this.#options.database
      .insertInto('readers')
      .values({ name: this.name, position })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ position }))
      .execute();
  }

  parked(key: string): Promise<Parked | undefined> {
    return this.#parking.find(this.#options.database, key);
  }

  async retry({ key }: Parked, heldBack: readonly RecordedEvent[]): Promise<void> {
    const { database } = this.#options;
    for (const event of heldBack) {
      const attempt = await this.#attempt(event);
      if (attempt === 'stopped') return;
      if (attempt !== 'done') return this.#parking.park(database, event, attempt.reason);
    }
    await this.#parking.release(database, key);
    this.#held = new Set([...this.#held].filter((held) => held !== key));
  }

  async #settle(event: RecordedEvent, attempt: Exclude<Attempt, 'stopped'>): Promise<void> {
    if (attempt === 'done') return this.save(event.position);
    await this.#options.database.transaction().execute(async (trx) => {
      await this.#parking.park(trx, event, attempt.reason);
      await trx
        .insertInto('readers')
        .values({ name: this.name, position: event.position })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ position: event.position }))
        .execute();
    });
    this.#held = new Set([...this.#held, keyOf(event)]);
  }

  async #attempt(event: RecordedEvent): Promise<Attempt> {
    const { retryDelaysMs, pause, log, signal } = this.#options;
    for (const delay of retryDelaysMs) {
      if (signal.aborted) return 'stopped';
      const attempt = await this.#once(event);
      if (!('fault' in attempt)) return attempt.end;
      log.warn(`${this.name} failed on ${event.type} at position ${event.position} and tries again in ${delay} ms: ${attempt.fault}`);
      await pause(delay, signal);
    }
    if (signal.aborted) return 'stopped';
    const last = await this.#once(event);
    return 'fault' in last ? { reason: last.fault } : last.end;
  }

  async #once(event: RecordedEvent): Promise<{ readonly end: Attempt } | { readonly fault: string }> {
    const { reaction, execute } = this.#options;
    try {
      for (const [index, command] of reaction.react(event).entries()) {
        const outcome = await execute(command, { event, reaction, index });
        if (outcome.kind === 'rejected') return { end: { reason: `${command.type} was refused: ${outcome.rejection.code}` } };
      }
      return { end: 'done' };
    } catch (fault) {
      return { fault: reasonOf(fault) };
    }
  }
}
