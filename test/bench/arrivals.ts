/** When the events at the log's positions came to a subscriber. */
export class Arrivals {
  readonly #times = new Map<number, number>();
  readonly #awaited = new Map<number, (time: number) => void>();

  note(position: number): void {
    const time = performance.now();
    this.#times.set(position, time);
    this.#awaited.get(position)?.(time);
  }

  /** The time at which this position came, or comes. */
  of(position: number): Promise<number> {
    const time = this.#times.get(position);
    if (time !== undefined) return Promise.resolve(time);
    return new Promise((resolve) => this.#awaited.set(position, resolve));
  }
}
