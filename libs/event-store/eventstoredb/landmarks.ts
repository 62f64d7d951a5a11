import type { Position } from '@entente/kernel';
import { isPlace, type Place } from './server-event.js';
import type { ServerLog } from './server-log.js';

/**
 * Places at which a record begins, some thousand events apart. The server reads from no other place, and an event's position
 * is a byte that nobody can guess: from the landmark before it, every event can be found.
 */
export class Landmarks {
  readonly #log: ServerLog;
  readonly #places: Place[] = [];
  #reachedTo: Position = 0;

  constructor(log: ServerLog) {
    this.#log = log;
  }

  /** All of them up to a position of the log; the log's start is not among them. */
  async upTo(position: Position): Promise<readonly Place[]> {
    while (this.#reachedTo < position && (await this.#walk(position)));
    return this.#places.filter(({ commit }) => commit <= BigInt(position));
  }

  /** @returns false when there is nothing more to be had now */
  async #walk(position: Position): Promise<boolean> {
    const after = this.#places.at(-1);
    const { places, ended } = await this.#log.landmarks(after);
    for (const place of places) this.#add(place);
    if (ended) this.#reachedTo = position;
    return !ended && places.length > 0;
  }

  #add(place: Place): void {
    if (isPlace(place) && place.commit > (this.#places.at(-1)?.commit ?? 0n)) this.#places.push(place);
  }
}
