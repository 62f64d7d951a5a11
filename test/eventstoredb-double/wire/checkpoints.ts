import type { FaultBoard } from '../faults/fault-board.js';
import { endOf, isAfter, type EventRecord, type Position } from '../log/event-record.js';
import type { EventFilter } from './event-filter.js';
import { checkpoint } from './messages.js';
import type { Outgoing } from './outgoing.js';

const BOGUS: Position = { commit: 2n ** 64n - 1n, prepare: 2n ** 64n - 1n };

/** When a filtered subscription is told how far it was looked for it. */
export class Checkpoints {
  readonly #interval: number;
  readonly #faults: FaultBoard;
  readonly #outgoing: Outgoing;
  #considered = 0;
  #told: Position | undefined;

  constructor({ interval }: EventFilter, faults: FaultBoard, outgoing: Outgoing) {
    this.#interval = interval;
    this.#faults = faults;
    this.#outgoing = outgoing;
  }

  /** While catching up: the end of a page, which is no event's position. */
  async afterPage(page: readonly EventRecord[]): Promise<void> {
    this.#considered += page.length;
    if (this.#considered < this.#interval) return;
    this.#considered %= this.#interval;
    await this.#tell(page.at(-1), endPosition);
  }

  /** Live: each event counts, whether it matches or not. */
  async afterEvent(record: EventRecord): Promise<void> {
    this.#considered += 1;
    if (this.#considered < this.#interval) return;
    this.#considered = 0;
    await this.#tell(record, ({ position }) => position);
  }

  async onGoingLive(last: EventRecord | undefined): Promise<void> {
    await this.#tell(last, endPosition);
  }

  async #tell(record: EventRecord | undefined, positionOf: (record: EventRecord) => Position): Promise<void> {
    if (record === undefined) return;
    const position = this.#faults.strikes('bogus-checkpoint') === undefined ? positionOf(record) : BOGUS;
    if (this.#told !== undefined && !isAfter(position, this.#told)) return;
    if (position !== BOGUS) this.#told = position;
    await this.#outgoing.write(checkpoint(position));
  }
}

const endPosition = (record: EventRecord): Position => ({ commit: endOf(record), prepare: 0n });
