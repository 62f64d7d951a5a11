import type { Caller } from './caller.js';

const MOST = 1_000;
/** A key that the issuer withdraws is at most this much longer accepted. */
const LONGEST_MS = 30_000;

/** Spares a caller's next requests the check of the signature, which costs more than most answers do. */
export class RememberedCallers {
  readonly #callers = new Map<string, { readonly caller: Caller; readonly until: number }>();

  recall(token: string): Caller | undefined {
    const known = this.#callers.get(token);
    if (known === undefined || Date.now() < known.until) return known?.caller;
    this.#callers.delete(token);
    return undefined;
  }

  /** Keeps a caller for 30 seconds and no longer than the token holds; the oldest of 1,000 gives way. */
  remember(token: string, caller: Caller): void {
    const [oldest] = this.#callers.keys();
    if (this.#callers.size >= MOST && oldest !== undefined) this.#callers.delete(oldest);
    this.#callers.set(token, { caller, until: Math.min(caller.expiresAt, Date.now() + LONGEST_MS) });
  }
}
