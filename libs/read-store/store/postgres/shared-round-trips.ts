import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CompiledQuery } from 'kysely';
import type { Connections, Row } from './connections.js';

interface Asked {
  readonly query: CompiledQuery;
  readonly answered: PromiseWithResolvers<readonly Row[]>;
}

/**
 * Statements that come in one turn of the event loop, or while others are under way, make one message and one transaction: the way
 * to the server, and the flush at the end, cost more than most of them do. When one of them fails, all do.
 */
export class SharedRoundTrips {
  readonly #connections: Connections;
  #waiting: Asked[] = [];
  #isUnderWay = false;

  /** @param connections of which one is used at a time */
  constructor(connections: Connections) {
    this.#connections = connections;
  }

  /** The rows that the statement gives, once they are committed. */
  ask(query: CompiledQuery): Promise<readonly Row[]> {
    const answered = Promise.withResolvers<readonly Row[]>();
    this.#waiting.push({ query, answered });
    if (!this.#isUnderWay) void this.#run();
    return answered.promise;
  }

  async #run(): Promise<void> {
    this.#isUnderWay = true;
    await nextTurn();
    while (this.#waiting.length > 0) await this.#take(this.#waiting.splice(0));
    this.#isUnderWay = false;
  }

  async #take(all: readonly Asked[]): Promise<void> {
    try {
      const answers = await this.#connections.together(all.map(({ query }) => query));
      for (const [index, { answered }] of all.entries()) answered.resolve(answers[index] ?? []);
    } catch (fault) {
      for (const { answered } of all) answered.reject(fault);
    }
  }
}
