import type { FaultBoard } from '../faults/fault-board.js';
import { isAfter, type EventRecord, type Position } from '../log/event-record.js';
import type { EventFilter } from './event-filter.js';
import { checkpoint } from './messages.js';
import type { Outgoing } from './outgoing.js';

const BOGUS: Position = { commit: 2n ** 64n - 1n, prepare: 2n ** 64n - 1n };

/** A page of the log that was looked at for a subscription. */
interface Considered {
  readonly start: Position;
  /** The last event of it that passed. */
  readonly given: Position | undefined;
  /** Behind its last event, where the next one will begin. */
  readonly end: Position;
  readonly considered: number;
}

/** When a filtered subscription is told how far it was looked for it. */
export class Checkpoints {
  readonly #interval: number;
  readonly #faults: FaultBoard;
  readonly #outgoing: Outgoing;
  #considered = 0;
  #reached: Position;
  #told: Position | undefined;

  /** @param from where the subscription begins */
  constructor({ interval }: EventFilter, from: Position, faults: FaultBoard, outgoing: Outgoing) {
    this.#interval = interval;
    this.#reached = from;
    this.#faults = faults;
    this.#outgoing = outgoing;
  }

  /** While catching up it is the last event that was given, or where the page began, which is no event's position. */
  async afterPage({ start, given, end, considered }: Considered): Promise<void> {
    const reached = this.#faults.strikes('late-checkpoint') === undefined ? start : end;
    for (const position of [given, reached]) if (position !== undefined && isAfter(position, this.#reached)) this.#reached = position;
    this.#considered += considered;
    if (this.#considered < this.#interval) return;
    this.#considered %= this.#interval;
    await this.#tell(this.#reached);
  }

  /** Live: each event counts, whether it matches or not. */
  async afterEvent(record: EventRecord): Promise<void> {
    this.#considered += 1;
    if (this.#considered < this.#interval) return;
    this.#considered = 0;
    await this.#tell(record.position);
  }

  /** Where nothing was reached yet, it is where the log begins. */
  async onGoingLive(first: EventRecord | undefined): Promise<void> {
    if (first === undefined) return;
    await this.#tell(isAfter(first.position, this.#reached) ? first.position : this.#reached);
  }

  async #tell(reached: Position): Promise<void> {
    const position = this.#faults.strikes('bogus-checkpoint') === undefined ? reached : BOGUS;
    if (this.#told !== undefined && !isAfter(position, this.#told)) return;
    if (position !== BOGUS) this.#told = position;
    await this.#outgoing.write(checkpoint(position));
  }
}
