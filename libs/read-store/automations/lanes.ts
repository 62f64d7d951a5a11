/** Works through several queues side by side, each in its own order. */
export class Lanes {
  readonly #width: number;

  /** @param width so many queues have their turn at a time */
  constructor(width: number) {
    this.#width = width;
  }

  /**
   * Resolves when every queue is empty or was left.
   * @param work tells whether its queue goes on; what it throws ends its queue, and is thrown again once the others have ended
   */
  async run<Item>(queues: Iterable<readonly Item[]>, work: (item: Item) => Promise<boolean>): Promise<void> {
    const waiting = queues[Symbol.iterator]();
    const lane = async (): Promise<void> => {
      for (let next = waiting.next(); next.done !== true; next = waiting.next()) await throughout(next.value, work);
    };
    const ends = await Promise.allSettled(Array.from({ length: this.#width }, lane));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }
}

async function throughout<Item>(queue: readonly Item[], work: (item: Item) => Promise<boolean>): Promise<void> {
  for (const item of queue) if (!(await work(item))) return;
}
