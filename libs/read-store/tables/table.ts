import type { Position } from '@entente/kernel';
import type { Column } from './column.js';

/** What `validUntil` holds in the version of a row that is valid now. */
export const FOREVER: Position = Number.MAX_SAFE_INTEGER;

export type ColumnSet = Readonly<Record<string, Column>>;

/** A read model's table: from this one definition come the SQL table and the type of its rows. */
export interface Table<Name extends string = string, Columns extends ColumnSet = ColumnSet, Key extends string = string> {
  readonly name: Name;
  /** The column that tells rows apart: text, never null. */
  readonly key: Key;
  readonly columns: Columns;
  /** Columns that queries filter or sort by, each list in the order of the index. */
  readonly indexes: readonly (readonly string[])[];
}

type ValueOf<C> = C extends Column<infer T> ? T : never;
type ValuesOf<Columns extends ColumnSet> = { readonly [Name in keyof Columns]: ValueOf<Columns[Name]> };

/** A row, as handlers write it and queries read it. */
export type RowOf<T> = T extends Table<string, infer Columns> ? ValuesOf<Columns> : never;

/** A row without its key. */
export type FieldsOf<T> = T extends Table<string, infer Columns, infer Key> ? Omit<ValuesOf<Columns>, Key> : never;

/** A row with the positions from which (inclusive) and until which (exclusive) it held. */
export type Versioned<Row> = Row & { readonly validFrom: Position; readonly validUntil: Position };

const TAKEN = new Set([
  'projections',
  'parked',
  'readers',
  'timers',
  'tenures',
  'workers',
  'origin',
  'releases',
  'kysely_migration',
  'kysely_migration_lock',
]);
const NAME = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;

/**
 * Defines a read model's table.
 *
 * @throws TypeError on a name that is taken or not snake_case, and on a key that may be null or is not text
 * @example table('integrations', { key: 'partnershipId', columns: { partnershipId: text(), amount: integer() }, indexes: [['amount']] })
 */
export function table<const Name extends string, Columns extends ColumnSet, Key extends keyof Columns & string>(
  name: Name,
  parts: {
    readonly key: Key;
    readonly columns: Columns;
    readonly indexes?: readonly (readonly (keyof Columns & string)[])[];
  },
): Table<Name, Columns, Key> {
  ensureUsable(name, parts.columns, parts.columns[parts.key]);
  return { name, key: parts.key, columns: parts.columns, indexes: parts.indexes ?? [] };
}

function ensureUsable(name: string, columns: ColumnSet, key: Column | undefined): void {
  if (TAKEN.has(name) || !NAME.test(name)) throw new TypeError(`A read model cannot be called ${name}`);
  if (key?.kind !== 'text' || key.isNullable) throw new TypeError(`The key of ${name} must be text that is never null`);
  if ('validFrom' in columns || 'validUntil' in columns) throw new TypeError(`${name} has validFrom and validUntil of itself`);
}
