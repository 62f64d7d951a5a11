import { z } from 'zod';
import type { BuiltServer } from '../../e2e/server/built-server.js';
import { PatientClient } from './patient-client.js';
import { settleThrough, started, tokenOf, type Siege } from './siege.js';
import { until } from './until.js';

const Standing = z.object({ readModels: z.array(z.object({ position: z.string(), head: z.string() })) });
const Queried = z.object({ pipeline: z.array(z.object({ count: z.number() })), partnerships: z.object({ totalCount: z.number() }) });

/** A siege while all its writers write through one server, which may refuse them for a time. */
export class RunningSiege {
  readonly server: BuiltServer;
  readonly client: PatientClient;
  readonly #siege: Siege;
  readonly #operator: PatientClient;
  readonly #writing: Promise<unknown>;
  #goesOn = true;

  private constructor(siege: Siege, server: BuiltServer, [client, operator]: readonly [PatientClient, PatientClient]) {
    this.server = server;
    this.client = client;
    this.#siege = siege;
    this.#operator = operator;
    this.#writing = Promise.all(
      siege.writers.map(async (writer) => {
        while (this.#goesOn) await writer.work(client, () => this.#goesOn);
      }),
    );
    // It is thrown to whoever stops the writers.
    this.#writing.catch(() => undefined);
  }

  static async begin(siege: Siege): Promise<RunningSiege> {
    const server = await started(siege);
    const [manager, operator] = [await tokenOf(siege, 'ALLIANCE_MANAGER'), await tokenOf(siege, 'OPERATOR')];
    return new RunningSiege(siege, server, [new PatientClient(server.address, manager), new PatientClient(server.address, operator)]);
  }

  /** Resolves after so many more acknowledged commands. */
  async acknowledged(more: number): Promise<void> {
    const target = this.#siege.ledger.acknowledged + more;
    await until(`${more} more commands are acknowledged`, () => this.#siege.ledger.acknowledged >= target);
  }

  /** Resolves after so many more refusals. */
  async refused(more: number): Promise<void> {
    const target = this.client.refusals.length + more;
    await until(`${more} more commands are refused`, () => this.client.refusals.length >= target);
  }

  /** Resolves once the server has told something like this. */
  async told(what: RegExp): Promise<void> {
    await until(`the server tells ${String(what)}`, () => what.test(this.server.words));
  }

  /** Asks what the read models have, and whether the process lives. */
  async ensureQueriesAreAnswered(): Promise<void> {
    await this.client.ask(Queried, '{ pipeline { count } partnerships(first: 20) { totalCount } }');
    const { status } = await fetch(`${this.server.address}/health/live`);
    if (status !== 200) throw new Error(`/health/live answered ${status}`);
  }

  /** Resolves once all read models have caught up with the log. */
  async caughtUp(): Promise<void> {
    await until('the read models have caught up', async () => {
      const { readModels } = await this.#operator.ask(Standing, '{ readModels { position head } }');
      return readModels.every(({ position, head }) => position === head);
    });
  }

  /** The writers stop, and learn what became of their last command; the server goes on. */
  async rest(): Promise<void> {
    this.#goesOn = false;
    await this.#writing;
    await settleThrough(this.#siege, this.server);
  }

  /** The server is killed under the writers. */
  async kill(): Promise<void> {
    this.#goesOn = false;
    await this.server.kill();
    await this.#writing;
  }
}
