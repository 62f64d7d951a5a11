import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  type SqliteDialectConfig,
} from 'kysely';
import { DEFINES_SCHEMA } from './sqlite-connection.js';
import { SharedCommit, type SharedCommitLimits } from './shared-commit.js';

const LIMITS = { most: 64, forMs: 10 };

/**
 * SQLite for one writer whose transactions wait for one another: those that wait already, or come in the same turn of the event
 * loop, share one commit, which costs more than most of them write. Each is a savepoint, so that one that fails takes back its own
 * writes alone, and each ends only when all is committed.
 */
export class SharedCommitDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  readonly #limits: SharedCommitLimits;

  constructor(config: SqliteDialectConfig, limits: SharedCommitLimits = LIMITS) {
    super(config);
    this.#config = config;
    this.#limits = limits;
  }

  override createDriver(): Driver {
    return new SharedCommitDriver(new SqliteDriver(this.#config), this.#limits);
  }

  override createAdapter(): SqliteAdapter {
    return new QueueingAdapter();
  }
}

/** The driver lets one after the other have its turn. */
class QueueingAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

/** One use of the connection, from its acquisition to its release. */
class Turn implements DatabaseConnection {
  inTransaction = false;
  isOver = false;

  constructor(
    readonly connection: DatabaseConnection,
    readonly before: (turn: Turn, sql: string) => Promise<void>,
  ) {}

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    await this.before(this, query.sql);
    return this.connection.executeQuery(query);
  }

  async *streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    await this.before(this, query.sql);
    yield* this.connection.streamQuery<R>(query, chunkSize);
  }
}

class SharedCommitDriver implements Driver {
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
    return new Turn(connection, (turn, sql) => this.#beforeQuery(turn, sql));
  }

  async beginTransaction(turn: Turn): Promise<void> {
    if (this.#shared === undefined) {
      await run(turn.connection, 'begin');
      this.#shared = new SharedCommit(this.#limits);
      setImmediate(() => void this.#endUnlessTaken(turn.connection));
    }
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

  /** What is no transaction stands by itself, behind what was written before; what a new schema would confuse does not share with it. */
  async #beforeQuery(turn: Turn, sql: string): Promise<void> {
    if (!turn.inTransaction) await this.#end(turn.connection);
    else if (DEFINES_SCHEMA.test(sql)) this.#shared?.closeNext();
  }

  async #passOn(turn: Turn): Promise<void> {
    if (turn.isOver) return;
    turn.isOver = true;
    if (this.#shared?.isFull === true) await this.#end(turn.connection);
    const next = this.#waiting.shift();
    if (next !== undefined) return next();
    this.#isTaken = false;
  }

  /** At the end of the event loop's turn; whoever has the connection then closes what is full when passing it on. */
  async #endUnlessTaken(connection: DatabaseConnection): Promise<void> {
    if (this.#isTaken) return this.#shared?.closeNext();
    this.#isTaken = true;
    await this.#end(connection);
    const next = this.#waiting.shift();
    if (next === undefined) this.#isTaken = false;
    else next();
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
