import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { Notification } from 'pg';
import { told } from './database-fault.js';

const ANSWER_WITHIN_MS = 4_000;
const BEGINNING = `select 'readers of ' || current_schema() as channel, pg_advisory_lock($1)`;

interface Opened {
  readonly client: Client;
  readonly channel: string;
  readonly lifeline: string;
  readonly over: Promise<void>;
}

/** One connection with a life of its own. Whoever asks learns within seconds that the database does not answer. */
export class Session {
  readonly #client: Client;
  readonly #channel: string;
  /** The key of an advisory lock that nobody else asks for: it is held as long as the session lives, however that ends. */
  readonly lifeline: string;
  /** Resolves when nothing more will be heard of it. */
  readonly over: Promise<void>;
  #turn: Promise<unknown> = Promise.resolve();

  private constructor({ client, channel, lifeline, over }: Opened) {
    this.#client = client;
    this.#channel = channel;
    this.lifeline = lifeline;
    this.over = over;
  }

  /** Opens a session that hears what all sessions on this schema notify. */
  static async open(databaseUrl: string, heard: (payload: string) => void): Promise<Session> {
    const client = new Client({
      ...{ connectionString: databaseUrl, keepAlive: true, connectionTimeoutMillis: ANSWER_WITHIN_MS },
      ...{ query_timeout: ANSWER_WITHIN_MS, statement_timeout: ANSWER_WITHIN_MS },
    });
    const over = new Promise<void>((resolve) => {
      for (const end of ['error', 'end'] as const) client.once(end, () => resolve());
    });
    client.on('error', () => undefined);
    client.on('notification', ({ payload = '' }: Notification) => heard(payload));
    try {
      await client.connect();
      const lifeline = randomBytes(8).readBigInt64BE().toString();
      const { rows } = await client.query<{ readonly channel: string }>(BEGINNING, [lifeline]);
      const channel = rows[0]?.channel ?? '';
      await client.query(`listen ${client.escapeIdentifier(channel)}`);
      return new Session({ client, channel, lifeline, over });
    } catch (fault) {
      client.end().catch(() => undefined);
      throw told(fault);
    }
  }

  /** One question after the other. */
  ask<R extends object>(sql: string, parameters: readonly unknown[]): Promise<readonly R[]> {
    const answer = this.#turn.then(() => this.#asked<R>(sql, parameters));
    this.#turn = answer.catch(() => undefined);
    return answer;
  }

  /** Nothing is kept of it, so that there is nothing to flush. */
  async notify(payload: string): Promise<void> {
    await this.ask(`select set_config('synchronous_commit', 'off', true), pg_notify($1, $2)`, [this.#channel, payload]);
  }

  /** Does not wait for a database that is away. */
  close(): void {
    this.#client.end().catch(() => undefined);
  }

  async #asked<R extends object>(sql: string, parameters: readonly unknown[]): Promise<readonly R[]> {
    try {
      const { rows } = await this.#client.query<R>(sql, [...parameters]);
      return rows;
    } catch (fault) {
      throw told(fault);
    }
  }
}
