import type { CompiledQuery, PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import { Client, DatabaseError, Pool, types } from 'pg';
import type { ClientConfig, CustomTypesConfig, PoolClient, QueryConfig } from 'pg';
import { told } from './database-fault.js';

export interface ConnectionsOptions {
  readonly databaseUrl: string;
  readonly most: number;
  /** Of the session, each as `name=value`. */
  readonly settings: readonly string[];
  /** Whether what is asked comes again and again in the same words, so that each session prepares it once. */
  readonly prepares?: boolean;
  /** Whether questions are sent without waiting for the answers to those before. */
  readonly pipelines?: boolean;
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

  constructor({ databaseUrl, most, settings, prepares = false, pipelines = false }: ConnectionsOptions) {
    this.#names = prepares ? new Map() : undefined;
    this.#pool = new Pool({
      connectionString: withSettings(databaseUrl, settings),
      ...{ pipeline: pipelines, max: most, Client: PromptClient, keepAlive: true, idleTimeoutMillis: IDLE_AFTER_MS, types: VALUES },
    });
    this.#pool.on('error', () => undefined);
    // In the hands of its user a connection has no other listener, and would end the process.
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
  }

  get options(): object {
    return this.#pool.options;
  }

  async connect(): Promise<PostgresPoolClient> {
    return new Connection(await this.#connected(), this.#names);
  }

  /** What all of them give, in one transaction and by one message. */
  async together(queries: readonly CompiledQuery[]): Promise<readonly (readonly Row[])[]> {
    const client = await this.#connected();
    let isLost = true;
    try {
      const answers = await new Connection(client, this.#names).together(queries);
      isLost = false;
      return answers;
    } catch (fault) {
      isLost = !(fault instanceof DatabaseError);
      throw told(fault);
    } finally {
      client.release(isLost);
    }
  }

  end(): Promise<void> {
    this.#end ??= this.#pool.end();
    return this.#end;
  }

  async #connected(): Promise<PoolClient> {
    try {
      return await this.#pool.connect();
    } catch (fault) {
      throw told(fault);
    }
  }
}

export type Row = Readonly<Record<string, unknown>>;

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

  /** Of a client that pipelines. */
  async together(queries: readonly CompiledQuery[]): Promise<readonly (readonly Row[])[]> {
    const { stream } = this.#client.connection;
    const asked = [{ sql: 'begin', parameters: [] }, ...queries, { sql: 'commit', parameters: [] }];
    stream.cork();
    const answers = asked.map(({ sql, parameters }) => this.#client.query<Row>(this.#query(sql, parameters)));
    stream.uncork();
    await Promise.allSettled(answers);
    // What follows a fault fails by it: the first one tells why.
    return (await Promise.all(answers)).slice(1, -1).map(({ rows }) => rows);
  }

  release(destroy?: boolean): void {
    this.#client.release(destroy);
  }

  async #ask(sql: string, parameters: readonly unknown[]): Promise<unknown> {
    try {
      return await this.#client.query(this.#query(sql, parameters));
    } catch (fault) {
      throw told(fault);
    }
  }

  #query(text: string, parameters: readonly unknown[]): QueryConfig {
    const values = parameters.map(storable);
    if (this.#names === undefined || values.length === 0) return { text, values };
    const name = this.#names.get(text) ?? `asked-${this.#names.size}`;
    this.#names.set(text, name);
    return { name, text, values };
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
