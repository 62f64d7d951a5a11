import type { StatusName } from '../faults/fault.js';
import { failing, type Refusal } from './status.js';

/** The subscriptions under way, so that the server can end them. */
export class LiveSubscriptions {
  readonly #ends = new Set<(refusal: Refusal) => void>();

  add(end: (refusal: Refusal) => void): () => void {
    this.#ends.add(end);
    return () => this.#ends.delete(end);
  }

  endAll(status: StatusName): void {
    for (const end of this.#ends) end(failing(status));
  }
}
