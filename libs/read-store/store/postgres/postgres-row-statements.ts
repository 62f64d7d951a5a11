import type { Position } from '@entente/kernel';
import type { Kysely, QueryResult } from 'kysely';
import { sql } from 'kysely';
import type { ColumnKind } from '../../tables/column.js';
import { RowCodec } from '../../tables/row-codec.js';
import type { RowStatements } from '../../tables/row-statements.js';
import type { Table } from '../../tables/table.js';
import { FOREVER } from '../../tables/table.js';
import type { Version, WrittenVersion } from '../../tables/versioned-rows.js';
import type { Bookkeeping } from '../bookkeeping.js';

type Connection = Kysely<Bookkeeping>;
type StoredVersion = Readonly<Record<string, unknown>>;

const LIST_TYPES: Readonly<Record<ColumnKind, string>> = { text: 'text[]', integer: 'bigint[]', boolean: 'boolean[]', json: 'json[]' };
const POSITIONS = [LIST_TYPES.integer, LIST_TYPES.integer];

/** Whatever the number of rows, one statement with a list for each column. */
export class PostgresRowStatements implements RowStatements {
  readonly #name: string;
  readonly #key: string;
  readonly #codec: RowCodec;
  readonly #columns: readonly string[];
  readonly #types: readonly string[];

  /** @param name of the table in the database */
  constructor(table: Table, name: string) {
    this.#name = name;
    this.#key = table.key;
    this.#codec = new RowCodec(table);
    this.#columns = [...Object.keys(table.columns), 'validFrom', 'validUntil'];
    this.#types = [...Object.values(table.columns).map(({ kind }) => LIST_TYPES[kind]), ...POSITIONS];
  }

  async present(db: Connection, keys: readonly string[]): Promise<ReadonlyMap<string, Version>> {
    // Key by key, which goes by the index also while nothing is known of the table's contents.
    const version = sql`select ${this.#list()} from ${sql.table(this.#name)}
      where ${sql.ref(this.#key)} = wanted.key and ${sql.ref('validUntil')} = ${sql.lit(FOREVER)} limit 1`;
    const { rows }: QueryResult<StoredVersion> = await sql<StoredVersion>`
      select present.* from unnest(${keys}::text[]) as wanted(key), lateral (${version}) as present`.execute(db);
    return new Map(
      rows.map((version) => {
        const row = this.#codec.fromQuery(version);
        return [this.#codec.keyOf(row), { row, validFrom: Number(version['validFrom']) }];
      }),
    );
  }

  async changedSince(db: Connection, keys: readonly string[], position: Position): Promise<boolean> {
    const { rows } = await sql`select 1 from ${sql.table(this.#name)} where ${sql.ref(this.#key)} = any(${keys})
      and (${sql.ref('validFrom')} >= ${position} or ${sql.ref('validUntil')} between ${position} and ${FOREVER - 1}) limit 1`.execute(db);
    return rows.length > 0;
  }

  async write(db: Connection, versions: readonly WrittenVersion[]): Promise<void> {
    if (versions.length === 0) return;
    const lists = this.#types.map((type, place) => sql`${listOf(versions, place)}::${sql.raw(type)}`);
    await sql`insert into ${sql.table(this.#name)} (${this.#list()}) select * from unnest(${sql.join(lists)})
      on conflict (${sql.ref(this.#key)}, ${sql.ref('validFrom')}) do update set ${sql.ref('validUntil')} = excluded.${sql.ref('validUntil')}`.execute(
      db,
    );
  }

  #list() {
    return sql.join(this.#columns.map((name) => sql.ref(name)));
  }
}

function listOf(versions: readonly WrittenVersion[], place: number): readonly unknown[] {
  return versions.map(({ row, validFrom, validUntil }) => [...row, validFrom, validUntil][place]);
}
