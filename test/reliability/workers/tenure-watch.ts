import { setTimeout as pause } from 'node:timers/promises';
import type { Position } from '@entente/kernel';
import { Pool } from 'pg';
import { APPLICATIONS } from './shared-readers.js';

const LOOK_EVERY_MS = 20;
const PATIENCE_MS = 60_000;

/** What an outsider sees of the tenures and of what is written under them; it outlives the server. */
export class TenureWatch {
  readonly #pool: Pool;

  constructor(databaseUrl: string) {
    this.#pool = new Pool({ connectionString: databaseUrl, max: 1 });
    this.#pool.on('error', () => undefined);
  }

  /** From now on each writing of an event's row is noted, in the transaction that it is part of. */
  async noteApplications(): Promise<void> {
    await this.#pool.query(`create table applied (reader text not null, id text not null);
      create function note() returns trigger language plpgsql as
        'begin insert into applied values (tg_table_name, new."partnershipId"); return new; end'`);
    const { rows } = await this.#pool.query<{ storedAs: string }>('select "storedAs" from projections where name = any($1)', [
      APPLICATIONS,
    ]);
    for (const { storedAs } of rows)
      await this.#pool.query(`create trigger noted after insert or update on ${storedAs} for each row execute function note()`);
  }

  async applications(): Promise<{ readonly applied: number; readonly twice: number }> {
    const { rows } = await this.#pool.query<{ applied: string; twice: string }>(
      'select count(*) as applied, count(*) filter (where times > 1) as twice from (select count(*) as times from applied group by reader, id) as each',
    );
    return { applied: Number(rows[0]?.applied), twice: Number(rows[0]?.twice) };
  }

  /** How often readers were taken, all together. */
  takings(): Promise<number> {
    return this.#number('select sum(epoch) as number from tenures');
  }

  parked(): Promise<number> {
    return this.#number('select count(*) as number from parked');
  }

  /** Resolves when so many workers keep all readers among them. @returns after how many milliseconds */
  keptBy(workers: number): Promise<number> {
    return this.#until(`The readers are kept by ${workers} workers`, async () => {
      const { rows } = await this.#pool.query<{ keepers: number; free: number }>(
        'select count(distinct worker)::int as keepers, (count(*) filter (where worker is null))::int as free from tenures',
      );
      return rows[0]?.keepers === workers && rows[0].free === 0;
    });
  }

  /** Up to where each reader has stored what it did. */
  async positions(): Promise<ReadonlyMap<string, Position>> {
    const { rows } = await this.#pool.query<{ name: string; position: string }>(
      'select name, position from projections union all select name, position from readers',
    );
    return new Map(rows.map(({ name, position }) => [name, Number(position)]));
  }

  /** Resolves when each has stored more. @returns after how many milliseconds */
  goneOn(before: ReadonlyMap<string, Position>): Promise<number> {
    return this.#until('All readers have gone on', async () =>
      [...(await this.positions())].every(([name, position]) => position > (before.get(name) ?? 0)),
    );
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  async #number(sql: string): Promise<number> {
    const { rows } = await this.#pool.query<{ number: string }>(sql);
    return Number(rows[0]?.number);
  }

  async #until(what: string, holds: () => Promise<boolean>): Promise<number> {
    const began = performance.now();
    while (!(await holds())) {
      if (performance.now() - began > PATIENCE_MS) throw new Error(`Waited in vain: ${what}`);
      await pause(LOOK_EVERY_MS);
    }
    return performance.now() - began;
  }
}
