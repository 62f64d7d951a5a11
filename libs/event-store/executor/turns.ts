/** Lets those who work on the same stream do so one after the other; streams do not wait for each other. */
export class Turns {
  readonly #lastOf = new Map<string, Promise<unknown>>();

  async take<T>(stream: string, work: () => Promise<T>): Promise<T> {
    const before = this.#lastOf.get(stream);
    const mine = before === undefined ? work() : before.then(work, work);
    this.#lastOf.set(stream, mine);
    try {
      return await mine;
    } finally {
      if (this.#lastOf.get(stream) === mine) this.#lastOf.delete(stream);
    }
  }
}
