import { UnknownEvent } from '@entente/kernel';
import type { EventStore, Position } from '@entente/kernel';
import { pause } from '../readers/pause.js';
import { markOf } from '../readers/stand.js';
import { comparedStand } from './compared-stand.js';
import { originIn, standsIn, writeOrigin } from './marks-on-record.js';
import { OfAnotherLog, told } from './of-another-log.js';
import type { ReadStore } from './read-store.js';

export interface TieOptions {
  readonly readStore: ReadStore;
  readonly eventStore: EventStore;
  /** Where the log is, to be named in messages; nothing secret. */
  readonly logPlace: string;
}

/** A server of a cluster may lag behind the one that the read models were built from. */
const LOOKS_AT_MOST = 20;
const LOOK_EVERY_MS = 100;
const NEVER = new AbortController().signal;
/** A later version wrote it. */
const UNREADABLE = Symbol('unreadable');

/**
 * Holds read models to the log that they come from. On record are the event that each reader stands at, and the event that the log begins
 * with: another log is known by them, one that was moved, and an older one that was put back, whether or not it has grown since.
 */
export class LogTie {
  readonly #options: TieOptions;

  constructor(options: TieOptions) {
    this.#options = options;
  }

  /**
   * To be called before anything is read or written, and behind the first append: an empty log has nothing to be known by.
   * @throws OfAnotherLog
   */
  async ensure(): Promise<void> {
    const { readStore, logPlace } = this.#options;
    const difference = (await this.#atTheFarthest()) ?? (await this.#atTheBeginning());
    if (difference !== undefined) throw new OfAnotherLog(readStore.place, logPlace, difference);
  }

  /** A log that has the event of the farthest mark has everything before it, too. */
  async #atTheFarthest(): Promise<string | undefined> {
    const stands = await standsIn(this.#options.readStore.writer);
    const farthest = stands[0]?.position ?? 0;
    const head = await this.#headFrom(farthest);
    if (head < farthest) return `they have come to position ${farthest}, and the log ${head === 0 ? 'is empty' : `ends at ${head}`}`;
    for (const stand of stands) {
      const compared = await comparedStand(this.#options.eventStore, stand);
      if (compared !== 'unknown') return compared === 'same' ? undefined : `they have ${compared.difference}`;
    }
    return undefined;
  }

  async #atTheBeginning(): Promise<string | undefined> {
    const first = await this.#firstMark();
    if (first === UNREADABLE) return undefined;
    const { writer } = this.#options.readStore;
    const origin = (await originIn(writer)) ?? (first && (await writeOrigin(writer, first)));
    if (origin === first || origin === undefined) return undefined;
    return `they begin with ${told(origin)}, and the log ${first === undefined ? 'is empty' : `with ${told(first)}`}`;
  }

  async #headFrom(position: Position): Promise<Position> {
    const { eventStore } = this.#options;
    let head = await eventStore.head();
    for (let look = 1; head < position && look < LOOKS_AT_MOST; look += 1) {
      await pause(LOOK_EVERY_MS, NEVER);
      head = await eventStore.head();
    }
    return head;
  }

  async #firstMark(): Promise<string | typeof UNREADABLE | undefined> {
    try {
      for await (const [first] of this.#options.eventStore.readAll({ limit: 1 })) if (first !== undefined) return markOf(first);
      return undefined;
    } catch (fault) {
      if (fault instanceof UnknownEvent) return UNREADABLE;
      throw fault;
    }
  }
}
