import type { Claim } from '../../tenures/tenure.js';
import type { Session } from './session.js';

/** A process that was not seen for so long keeps nothing any more, though its session lives: it is frozen. */
const GONE_AFTER_MS = 6_000;
const FORGOTTEN_AFTER_MS = 60_000;

/** The database's own time: whose clock is right is no question then. */
const NOW = '(extract(epoch from clock_timestamp()) * 1000)::bigint';
const WAS_SEEN = `"seenAt" > ${NOW} - ${GONE_AFTER_MS}`;
/** The lock of a process that died is gone with its connection; when the server died, everybody's is, and each may come back. */
const IS_ALIVE = `("seenAt" < extract(epoch from pg_postmaster_start_time()) * 1000
  or lifeline in (select classid::bigint << 32 | objid::bigint from pg_locks
    where locktype = 'advisory' and objsubid = 1 and granted and database = (select oid from pg_database where datname = current_database())))`;
const IS_THERE = `${WAS_SEEN} and ${IS_ALIVE}`;

/** Where all processes that share the read models have written down who keeps which readers. */
export class TenureRegister {
  readonly #session: Session;
  readonly #worker: string;

  constructor(session: Session, worker: string) {
    this.#session = session;
    this.#worker = worker;
  }

  async enter(names: readonly string[]): Promise<void> {
    await this.#session.ask('insert into tenures (name, epoch) select unnest($1::text[]), 0 on conflict do nothing', [names]);
  }

  /**
   * Says that this process is there.
   * @param seeks whether it is one of those that share the readers among them
   * @returns how many of those are there
   */
  async beat(seeks: boolean): Promise<number> {
    await this.#session.ask(
      `insert into workers (id, seeks, "seenAt", lifeline) values ($1, $2, ${NOW}, $3)
       on conflict (id) do update set seeks = excluded.seeks, "seenAt" = excluded."seenAt", lifeline = excluded.lifeline`,
      [this.#worker, seeks, this.#session.lifeline],
    );
    await this.#session.ask(`delete from workers where "seenAt" < ${NOW} - ${FORGOTTEN_AFTER_MS}`, []);
    const sharing = await this.#session.ask<{ id: string }>(`select id from workers where seeks and ${IS_THERE}`, []);
    return sharing.length;
  }

  /** What this process keeps. */
  async held(): Promise<readonly Claim[]> {
    return taken(await this.#session.ask<Row>('select name, epoch from tenures where worker = $1', [this.#worker]));
  }

  /** Takes what no other process keeps that is there, as much as there is room for. What is written to at this moment is left for the next time. */
  async take(names: readonly string[], room: number): Promise<readonly Claim[]> {
    return this.#take(
      `name = any($2) and (worker is null or worker = $1
         or worker <> all (array (select id from workers where ${IS_THERE}))) order by name limit $3`,
      [names, room],
    );
  }

  /** Takes it from whoever keeps it, unless it is written to at this moment. */
  async seize(name: string): Promise<Claim | undefined> {
    return (await this.#take('name = $2', [name]))[0];
  }

  /** What is written to at this moment is left for the next time. */
  async release({ name, epoch }: Claim): Promise<void> {
    await this.#session.ask(
      `update tenures set worker = null
       where name = any (array (select name from tenures where name = $1 and epoch = $2 for update skip locked))`,
      [name, epoch],
    );
  }

  async leave(): Promise<void> {
    await this.#session.ask('delete from workers where id = $1', [this.#worker]);
  }

  async #take(which: string, parameters: readonly unknown[]): Promise<readonly Claim[]> {
    return taken(
      await this.#session.ask<Row>(
        `update tenures set worker = $1, epoch = epoch + 1
         where name = any (array (select name from tenures where ${which} for update skip locked)) returning name, epoch`,
        [this.#worker, ...parameters],
      ),
    );
  }
}

interface Row {
  readonly name: string;
  readonly epoch: string;
}

function taken(rows: readonly Row[]): readonly Claim[] {
  return rows.map(({ name, epoch }) => ({ name, epoch: Number(epoch) }));
}
