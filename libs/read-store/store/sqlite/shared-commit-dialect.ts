import { SqliteAdapter, SqliteDialect, SqliteDriver, type Driver, type SqliteDialectConfig } from 'kysely';
import { SharedCommitDriver } from './shared-commit-driver.js';
import type { SharedCommitLimits } from './shared-commit.js';

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
