import type { Direction, ExpectedRevision } from '@entente/kernel';

/** What a log does, as simply as it can be said: lists of ids. */
export class ModelLog {
  readonly all: string[] = [];
  readonly #streams = new Map<string, string[]>();

  append(name: string, expected: ExpectedRevision, ids: readonly string[]): string {
    const stream = this.#streams.get(name) ?? [];
    const start = this.#start(expected, stream.length);
    if (start === stream.length) {
      this.#streams.set(name, [...stream, ...ids]);
      this.all.push(...ids);
      return `written ${start + ids.length - 1}`;
    }
    const there = stream.slice(start, start + ids.length).join();
    return start < stream.length && there === ids.join() ? `repeated ${start + ids.length - 1}` : 'WrongExpectedRevision';
  }

  read(name: string, from: number, direction: Direction): readonly string[] {
    const stream = this.#streams.get(name) ?? [];
    return direction === 'forwards' ? stream.slice(from) : stream.slice(0, from + 1).reverse();
  }

  #start(expected: ExpectedRevision, length: number): number {
    if (expected === 'none') return 0;
    if (expected === 'exists') return length === 0 ? Number.MAX_SAFE_INTEGER : length;
    return expected + 1;
  }
}
