import type { Position } from '@entente/kernel';
import { CompiledQuery } from 'kysely';
import { escapeIdentifier } from 'pg';
import type { ColumnKind } from '../../tables/column.js';
import type { Table } from '../../tables/table.js';
import { FOREVER } from '../../tables/table.js';
import type { WrittenVersion } from '../../tables/versioned-rows.js';
import type { Claim } from '../../tenures/tenure.js';
import type { Move } from '../step.js';

const LIST_TYPES: Readonly<Record<ColumnKind, string>> = { text: 'text[]', integer: 'bigint[]', boolean: 'boolean[]', json: 'json[]' };
const POSITIONS = [LIST_TYPES.integer, LIST_TYPES.integer];

/** Of a claim's name and epoch: gives a row while it is held, and keeps it from being taken until the transaction ends. */
export const HELD = 'select 1 from tenures where name = $1 and epoch = $2 for share';

export interface ClaimedStep extends Move {
  readonly claim: Claim;
  readonly versions: readonly WrittenVersion[];
}

/** The statements on one table's rows, each of one text whatever the number of rows: with a list for each column. */
export class RowSql {
  readonly #present: string;
  readonly #changedSince: string;
  readonly #write: string;
  readonly #step: string;
  readonly #lists: number;

  /** @param name of the table in the database */
  constructor(table: Table, name: string) {
    const [quoted, key] = [escapeIdentifier(name), escapeIdentifier(table.key)];
    const columns = [...Object.keys(table.columns), 'validFrom', 'validUntil'].map(escapeIdentifier).join(', ');
    const types = [...Object.values(table.columns).map(({ kind }) => LIST_TYPES[kind]), ...POSITIONS];
    const written = (first: number, condition: string): string =>
      `insert into ${quoted} (${columns})
       select * from unnest(${types.map((type, place) => `$${first + place}::${type}`).join(', ')}) where ${condition}
       on conflict (${key}, "validFrom") do update set "validUntil" = excluded."validUntil"`;
    this.#lists = types.length;
    // Key by key, and in the order of the one index that serves it.
    this.#present = `select latest.* from unnest($1::text[]) as wanted(key), lateral (
        select ${columns} from ${quoted} where ${key} = wanted.key order by "validFrom" desc limit 1
      ) as latest where latest."validUntil" = ${FOREVER}`;
    this.#changedSince = `select 1 from ${quoted} where ${key} = any($1)
      and ("validFrom" >= $2 or "validUntil" between $2 and ${FOREVER - 1}) limit 1`;
    this.#write = written(1, 'true');
    this.#step = `with held as (${HELD}), moved as (
        update projections set position = $3, mark = $4 where name = $5 and position = $6 and exists (select from held) returning 1
      ), written as (${written(7, 'exists (select from moved)')})
      select exists (select from held) as "isHeld", exists (select from moved) as "isMoved"`;
  }

  present(keys: readonly string[]): CompiledQuery<Readonly<Record<string, unknown>>> {
    return CompiledQuery.raw(this.#present, [keys]);
  }

  changedSince(keys: readonly string[], position: Position): CompiledQuery {
    return CompiledQuery.raw(this.#changedSince, [keys, position]);
  }

  write(versions: readonly WrittenVersion[]): CompiledQuery {
    return CompiledQuery.raw(this.#write, this.#listsOf(versions));
  }

  /** Tells whether the claim is held, and whether the reader stood where it was left; nothing is written unless both are so. */
  step({ claim, reader, from, to, versions }: ClaimedStep): CompiledQuery {
    const move = [claim.name, claim.epoch, to.position, to.mark, reader, from];
    return CompiledQuery.raw(this.#step, [...move, ...this.#listsOf(versions)]);
  }

  #listsOf(versions: readonly WrittenVersion[]): unknown[][] {
    const rows = versions.map(({ row, validFrom, validUntil }) => [...row, validFrom, validUntil]);
    return Array.from({ length: this.#lists }, (_none, place) => rows.map((row) => row[place]));
  }
}
