import type { Position } from '@entente/kernel';
import type { ServerEvent } from './server-event.js';

type Told = (event: ServerEvent | undefined) => void;

/** Those who wait for the event at one position to come by. */
export class Sights {
  readonly #waiting = new Map<Position, Set<Told>>();

  /** The event; undefined when it does not come by in time. */
  async at(position: Position, ms: number): Promise<ServerEvent | undefined> {
    const { promise, resolve } = Promise.withResolvers<ServerEvent | undefined>();
    const waiting = this.#waiting.get(position) ?? new Set<Told>();
    this.#waiting.set(position, waiting.add(resolve));
    const timer = setTimeout(resolve, ms, undefined);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      waiting.delete(resolve);
      if (waiting.size === 0 && this.#waiting.get(position) === waiting) this.#waiting.delete(position);
    }
  }

  tell(event: ServerEvent): void {
    for (const told of this.#waiting.get(event.position) ?? []) told(event);
  }
}
