import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { APPLICATIONS } from './shared-readers.js';

const LOOK_EVERY_MS = 50;
const PATIENCE_MS = 60_000;

/** What an outsider sees of the tenures and of what is written under them. */
export class TenureWatch {
  readonly #client: Client;

  private constructor(client: Client) {
    this.#client = client;
  }

  static async open(databaseUrl: string): Promise<TenureWatch> {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    return new TenureWatch(client);
  }

  /** From now on each writing of an event's row is noted, in the transaction that it is part of. */
  async noteApplications(): Promise<void> {
    await this.#client.query(`create table applied (reader text not null, id text not null);
      create function note() returns trigger language plpgsql as
        'begin insert into applied values (tg_table_name, new."partnershipId"); return new; end'`);
    const { rows } = await this.#client.query<{ storedAs: string }>('select "storedAs" from projections where name = any($1)', [
      APPLICATIONS,
    ]);
    for (const { storedAs } of rows)
      await this.#client.query(`create trigger noted after insert or update on ${storedAs} for each row execute function note()`);
  }

  async applications(): Promise<{ readonly applied: number; readonly twice: number }> {
    const { rows } = await this.#client.query<{ applied: string; twice: string }>(
      'select count(*) as applied, count(*) filter (where times > 1) as twice from (select count(*) as times from applied group by reader, id) as each',
    );
    return { applied: Number(rows[0]?.applied), twice: Number(rows[0]?.twice) };
  }

  /** How often readers were taken, all together. */
  async takings(): Promise<number> {
    const { rows } = await this.#client.query<{ takings: string }>('select sum(epoch) as takings from tenures');
    return Number(rows[0]?.takings);
  }

  /** Resolves when so many workers keep all readers among them. @returns after how many milliseconds */
  async keptBy(workers: number): Promise<number> {
    const began = performance.now();
    while (performance.now() - began < PATIENCE_MS) {
      const { rows } = await this.#client.query<{ keepers: number; free: number }>(
        'select count(distinct worker)::int as keepers, (count(*) filter (where worker is null))::int as free from tenures',
      );
      if (rows[0]?.keepers === workers && rows[0].free === 0) return performance.now() - began;
      await pause(LOOK_EVERY_MS);
    }
    throw new Error(`The readers are not kept by ${workers} workers`);
  }

  async close(): Promise<void> {
    await this.#client.end();
  }
}
