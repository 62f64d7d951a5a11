import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import { Client, Pool, types } from 'pg';
import type { ClientConfig, CustomTypesConfig, PoolClient } from 'pg';
import { told } from './database-fault.js';

export interface ConnectionsOptions {
  readonly databaseUrl: string;
  readonly most: number;
  /** Of the session, each as `name=value`. */
  readonly settings: readonly string[];
  /** Whether what is asked comes again and again in the same words, so that each session prepares it once. */
  readonly prepares?: boolean;
}

const CONNECT_WITHIN_MS = 5_000;
const IDLE_AFTER_MS = 60_000;

/** The limit is for the connecting alone: a pool of its own would count the waiting for others' work too. */
class PromptClient extends Client {
  constructor(config: ClientConfig = {}) {
    super({ ...config, connectionTimeoutMillis: CONNECT_WITHIN_MS });
  }
}

/** Connections as Kysely uses them. One that is lost is replaced when it is needed; whoever used it is told, and nobody else. */
export class Connections implements PostgresPool {
  readonly #pool: Pool;
  readonly #names: Map<string, string> | undefined;
  #end: Promise<void> | undefined;

  constructor({ databaseUrl, most, settings, prepares = false }: ConnectionsOptions) {
    this.#names = prepares ? new Map() : undefined;
    this.#pool = new Pool({
      connectionString: withSettings(databaseUrl, settings),
      ...{ max: most, Client: PromptClient, keepAlive: true, idleTimeoutMillis: IDLE_AFTER_MS, types: VALUES },
    });
    this.#pool.on('error', () => undefined);
    // In the hands of its user a connection has no other listener, and would end the process.
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
  }

  get options(): object {
    return this.#pool.options;
  }

  async connect(): Promise<PostgresPoolClient> {
    try {
      return new Connection(await this.#pool.connect(), this.#names);
    } catch (fault) {
      throw told(fault);
    }
  }

  end(): Promise<void> {
    this.#end ??= this.#pool.end();
    return this.#end;
  }
}

class Connection implements PostgresPoolClient {
  readonly #client: PoolClient;
  /** What is prepared, and under which name. */
  readonly #names: Map<string, string> | undefined;

  constructor(client: PoolClient, names: Map<string, string> | undefined) {
    this.#client = client;
    this.#names = names;
  }

  query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  // What the rows are is the question's word; cursors are given to none but a dialect that has them.
  query(sql: string | PostgresCursor<unknown>, parameters: readonly unknown[] = []): unknown {
    if (typeof sql !== 'string') throw new TypeError('Rows are not read by cursor');
    return this.#ask(sql, parameters);
  }

  release(destroy?: boolean): void {
    this.#client.release(destroy);
  }

  async #ask(sql: string, parameters: readonly unknown[]): Promise<unknown> {
    try {
      return await this.#client.query({ ...this.#named(sql, parameters), text: sql, values: parameters.map(storable) });
    } catch (fault) {
      throw told(fault);
    }
  }

  #named(sql: string, parameters: readonly unknown[]): { readonly name?: string } {
    if (this.#names === undefined || parameters.length === 0) return {};
    const name = this.#names.get(sql) ?? `asked-${this.#names.size}`;
    this.#names.set(sql, name);
    return { name };
  }
}

/** No text of PostgreSQL holds the character zero. */
function storable(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value;
}

/** What the settings say holds for the session, beside what the address says. */
function withSettings(databaseUrl: string, settings: readonly string[]): string {
  const url = new URL(databaseUrl);
  const options = [url.searchParams.get('options') ?? '', ...settings.map((setting) => `-c ${setting}`)];
  url.searchParams.set('options', options.join(' ').trim());
  return url.href;
}

/** Safe integers, and what sums and averages of them give. */
const NUMBERS: ReadonlySet<number> = new Set([types.builtins.INT8, types.builtins.NUMERIC]);

const VALUES: CustomTypesConfig = {
  getTypeParser: (type, format): unknown => (NUMBERS.has(type) ? Number : types.getTypeParser(type, format)),
};
