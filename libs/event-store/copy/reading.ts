import { createHash } from 'node:crypto';
import type { Position } from '@entente/kernel';
import type { WrittenEvent } from '../log/stored-event.js';
import type { LogAsWritten, WrittenPage } from './log-as-written.js';

/** A log read from its start, event by event, with a digest over what was read. */
export class Reading {
  readonly #pages: AsyncIterator<WrittenPage>;
  readonly #digest = createHash('sha256');
  #page: WrittenPage = { events: [], position: 0 };
  #taken = 0;
  #count = 0;

  constructor(readonly log: LogAsWritten) {
    this.#pages = log.pages()[Symbol.asyncIterator]();
  }

  /** How many events were read. */
  get count(): number {
    return this.#count;
  }

  /** The end of the page that is being read. */
  get position(): Position {
    return this.#page.position;
  }

  /** The next event; undefined at the end. */
  async next(): Promise<WrittenEvent | undefined> {
    if (this.#taken === this.#page.events.length && !(await this.#turn())) return undefined;
    const event = this.#page.events[this.#taken];
    if (event === undefined) return undefined;
    this.#taken += 1;
    this.#count += 1;
    this.#digest.update(line(event));
    return event;
  }

  /** All that `next` has not given yet, in as few steps as the log gives it. */
  async *rest(): AsyncGenerator<readonly WrittenEvent[]> {
    do {
      const events = this.#page.events.slice(this.#taken);
      if (events.length > 0) yield events;
    } while (await this.#turn());
  }

  /** Over all that `next` gave; the last that is asked of a reading. */
  digest(): string {
    return this.#digest.digest('hex');
  }

  async #turn(): Promise<boolean> {
    const next = await this.#pages.next();
    if (next.done === true) return false;
    this.#page = next.value;
    this.#taken = 0;
    return true;
  }
}

/** Everything that makes an event, in an order of its own, whatever log it stands in. */
function line({ stream, revision, id, type, recordedAt, data, metadata }: WrittenEvent): string {
  return `${JSON.stringify([stream, revision, id, type, recordedAt, data, metadata])}\n`;
}
