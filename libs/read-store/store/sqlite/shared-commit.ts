export interface SharedCommitLimits {
  /** So many transactions share a commit. */
  readonly most: number;
  /** None joins that comes later than this. */
  readonly forMs: number;
}

/** The outer transaction that several share: what one of them wrote counts once all of it is committed. */
export class SharedCommit {
  readonly #committed = Promise.withResolvers<undefined>();
  readonly #until: number;
  readonly #most: number;
  #members = 0;
  #closesNext = false;

  constructor({ most, forMs }: SharedCommitLimits) {
    this.#most = most;
    this.#until = performance.now() + forMs;
    // Nobody may be waiting any more.
    this.#committed.promise.catch(() => undefined);
  }

  /** Whether nobody else may join. */
  get isFull(): boolean {
    return this.#closesNext || this.#members >= this.#most || performance.now() >= this.#until;
  }

  /** @returns when what was written is committed; rejected when nothing was */
  join(): Promise<undefined> {
    this.#members += 1;
    return this.#committed.promise;
  }

  closeNext(): void {
    this.#closesNext = true;
  }

  succeed(): void {
    this.#committed.resolve(undefined);
  }

  fail(fault: unknown): void {
    this.#committed.reject(fault);
  }
}
