import { Silence } from './server-fault.js';

/** Lets so many work at a time, in the order in which they came. */
export class Places {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  /** @throws Silence when there was no place in time */
  async within<T>(ms: number, work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await this.#turn(ms);
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }

  async #turn(ms: number): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const next = (): void => {
      clearTimeout(timer);
      resolve(undefined);
    };
    const timer = setTimeout(() => {
      this.#waiting.splice(this.#waiting.indexOf(next), 1);
      reject(new Silence('too many calls are under way'));
    }, ms);
    this.#waiting.push(next);
    await promise;
  }
}
