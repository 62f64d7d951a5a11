import { isDeepStrictEqual } from 'node:util';
import type { Answer, ApiEvent } from '../../e2e/server/api-client.js';

/** A command as a writer sent it; sent again it must be the same. */
export interface Sent {
  readonly key: string;
  readonly mutation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What the server promised: every answer that reached a writer. */
export class Ledger {
  readonly #answers = new Map<string, Answer>();
  #latest: ApiEvent | undefined;
  readonly #onAnswer: (() => void)[] = [];
  /** Whatever must not be, in words. */
  readonly breaches: string[] = [];
  /** Commands that were sent again because no answer had come. */
  resent = 0;
  /** Commands that were sent again although the answer was known. */
  repeated = 0;

  get acknowledged(): number {
    return this.#answers.size;
  }

  get events(): readonly ApiEvent[] {
    return [...this.#answers.values()].flatMap(({ events }) => events);
  }

  /** What was acknowledged last and has an event. */
  get latest(): ApiEvent | undefined {
    return this.#latest;
  }

  /** Enters an answer; a second one to the same key must equal the first. */
  enter({ key, mutation }: Sent, answer: Answer): void {
    const first = this.#answers.get(key);
    if (first === undefined) {
      this.#answers.set(key, answer);
      this.#latest = answer.events.at(-1) ?? this.#latest;
      for (const told of this.#onAnswer) told();
    } else if (!isDeepStrictEqual(first, answer)) {
      this.breaches.push(`${mutation} ${key} was answered otherwise when it was repeated`);
    }
  }

  /** Resolves when so many more commands were acknowledged. */
  after(more: number): Promise<void> {
    const target = this.acknowledged + more;
    return new Promise((reached) => {
      this.#onAnswer.push(() => {
        if (this.acknowledged === target) reached();
      });
    });
  }
}
