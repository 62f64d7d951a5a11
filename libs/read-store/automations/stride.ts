import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Position, RecordedEvent } from '@entente/kernel';

/** Stores how far events were handled that are worked on side by side: never further than all before are done, and once a turn. */
export class Stride {
  readonly #events: readonly RecordedEvent[];
  readonly #save: (last: RecordedEvent) => Promise<void>;
  readonly #done = new Set<Position>();
  #complete = 0;
  #stored = 0;
  #storing: Promise<void> | undefined;

  /** @param events in the log's order */
  constructor(events: readonly RecordedEvent[], save: (last: RecordedEvent) => Promise<void>) {
    this.#events = events;
    this.#save = save;
  }

  done({ position }: RecordedEvent): void {
    this.#done.add(position);
    while (this.#done.delete(this.#events[this.#complete]?.position ?? 0)) this.#complete += 1;
    this.#storing ??= this.#store();
    // Whoever settles is told of the fault.
    this.#storing.catch(() => undefined);
  }

  /** Resolves once everything that is done is stored. */
  async settled(): Promise<void> {
    await this.#storing;
  }

  async #store(): Promise<void> {
    do {
      await nextTurn();
      const reached = this.#complete;
      const last = this.#events[reached - 1];
      if (last !== undefined && reached > this.#stored) await this.#save(last);
      this.#stored = reached;
    } while (this.#stored < this.#complete);
    this.#storing = undefined;
  }
}
