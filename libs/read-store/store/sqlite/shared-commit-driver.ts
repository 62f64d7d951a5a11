import { CompiledQuery, type DatabaseConnection, type Driver, type QueryResult, type SqliteDriver } from 'kysely';
import { SharedCommit, type SharedCommitLimits } from './shared-commit.js';
import { DEFINES_SCHEMA } from './sqlite-connection.js';

const WRITES = /^\s*(insert|update|delete)\b/i;
const NOTHING = CompiledQuery.raw('select 1');

/** One use of the connection, from its acquisition to its release. */
class Turn implements DatabaseConnection {
  inTransaction = false;
  isOver = false;

  constructor(
    readonly connection: DatabaseConnection,
    readonly driver: SharedCommitDriver,
  ) {}

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.driver.execute(this, query);
  }

  async *streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    await this.driver.execute(this, NOTHING);
    yield* this.connection.streamQuery<R>(query, chunkSize);
  }
}

/** Lets one after the other have its turn at the connection. */
export class SharedCommitDriver implements Driver {
  readonly #inner: SqliteDriver;
  readonly #limits: SharedCommitLimits;
  readonly #waiting: (() => void)[] = [];
  #isTaken = false;
  #shared: SharedCommit | undefined;

  constructor(inner: SqliteDriver, limits: SharedCommitLimits) {
    this.#inner = inner;
    this.#limits = limits;
  }

  init(): Promise<void> {
    return this.#inner.init();
  }

  async acquireConnection(): Promise<Turn> {
    const connection = await this.#inner.acquireConnection();
    if (this.#isTaken) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#isTaken = true;
    return new Turn(connection, this);
  }

  /** Of what is no transaction, a statement that writes is one by itself; anything else stands behind what was written before. */
  async execute<R>(turn: Turn, query: CompiledQuery): Promise<QueryResult<R>> {
    if (turn.inTransaction) {
      // What a new schema would confuse does not share with it.
      if (DEFINES_SCHEMA.test(query.sql)) this.#shared?.closeNext();
      return turn.connection.executeQuery(query);
    }
    if (WRITES.test(query.sql)) return this.#executeAlone(turn, query);
    await this.#end(turn.connection);
    return turn.connection.executeQuery(query);
  }

  async beginTransaction(turn: Turn): Promise<void> {
    await this.#begin(turn.connection);
    await run(turn.connection, 'savepoint member');
    turn.inTransaction = true;
  }

  async commitTransaction(turn: Turn): Promise<void> {
    await run(turn.connection, 'release member');
    turn.inTransaction = false;
    const committed = this.#shared?.join();
    await this.#passOn(turn);
    await committed;
  }

  async rollbackTransaction(turn: Turn): Promise<void> {
    if (!turn.inTransaction) return;
    turn.inTransaction = false;
    try {
      await run(turn.connection, 'rollback to member');
      await run(turn.connection, 'release member');
    } catch (fault) {
      // After some faults SQLite takes back the whole transaction by itself.
      await this.#lose(turn.connection, fault);
    }
  }

  async releaseConnection(turn: Turn): Promise<void> {
    await this.#passOn(turn);
  }

  async destroy(): Promise<void> {
    const connection = await this.#inner.acquireConnection();
    await this.#end(connection);
    await this.#inner.destroy();
  }

  async #begin(connection: DatabaseConnection): Promise<SharedCommit> {
    if (this.#shared !== undefined) return this.#shared;
    await run(connection, 'begin');
    this.#shared = new SharedCommit(this.#limits);
    setImmediate(() => void this.#endUnlessTaken(connection));
    return this.#shared;
  }

  async #executeAlone<R>(turn: Turn, query: CompiledQuery): Promise<QueryResult<R>> {
    const shared = await this.#begin(turn.connection);
    try {
      const result = await turn.connection.executeQuery<R>(query);
      const committed = shared.join();
      await this.#passOn(turn);
      await committed;
      return result;
    } catch (fault) {
      // SQLite may have taken back the whole transaction by itself: then the commit fails, and all that share it.
      if (!turn.isOver) await this.#end(turn.connection);
      throw fault;
    }
  }

  async #passOn(turn: Turn): Promise<void> {
    if (turn.isOver) return;
    turn.isOver = true;
    if (this.#shared?.isFull === true) await this.#end(turn.connection);
    this.#handOver();
  }

  #handOver(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#isTaken = false;
    else next();
  }

  /** At the end of the event loop's turn; whoever has the connection then closes what is full when passing it on. */
  async #endUnlessTaken(connection: DatabaseConnection): Promise<void> {
    if (this.#isTaken) return this.#shared?.closeNext();
    this.#isTaken = true;
    await this.#end(connection);
    this.#handOver();
  }

  async #end(connection: DatabaseConnection): Promise<void> {
    const shared = this.#shared;
    if (shared === undefined) return;
    this.#shared = undefined;
    try {
      await run(connection, 'commit');
      shared.succeed();
    } catch (fault) {
      this.#shared = shared;
      await this.#lose(connection, fault);
    }
  }

  async #lose(connection: DatabaseConnection, fault: unknown): Promise<void> {
    this.#shared?.fail(fault);
    this.#shared = undefined;
    await run(connection, 'rollback').catch(() => undefined);
  }
}

async function run(connection: DatabaseConnection, sql: string): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw(sql));
}
