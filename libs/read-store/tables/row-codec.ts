import { canonicalJson } from './canonical-json.js';
import type { Column } from './column.js';
import type { Table } from './table.js';

/** A value as it is stored. JSON stands as its canonical text. */
export type Stored = string | number | boolean | null;

/** A row's values as they are stored, in the order of the table's columns. */
export type StoredRow = readonly Stored[];

/** An event's handler gave something that the table does not take. */
export class RowRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RowRefused';
  }
}

/** Checks rows against their table's definition, and turns them into what is stored. */
export class RowCodec {
  readonly #table: Table;
  readonly #names: readonly string[];
  readonly #places: ReadonlyMap<string, number>;

  constructor(table: Table) {
    this.#table = table;
    this.#names = Object.keys(table.columns);
    this.#places = new Map(this.#names.map((name, place) => [name, place]));
  }

  /** @throws RowRefused when a column is missing, unknown or of another type */
  whole(key: string, fields: object): StoredRow {
    const row = this.changed(new Array<Stored>(this.#names.length), { ...fields, [this.#table.key]: key });
    const missing = this.#names.find((_name, place) => row[place] === undefined);
    if (missing !== undefined) throw new RowRefused(`${this.#table.name}.${missing} is missing`);
    return row;
  }

  /** @throws RowRefused when a column is unknown or of another type */
  changed(row: StoredRow, changes: object): StoredRow {
    const next = row.slice();
    for (const [name, value] of Object.entries(changes)) next[this.#placeOf(name)] = this.#stored(name, value);
    return next;
  }

  /** What a query gave, as it is stored. */
  fromQuery(values: Readonly<Record<string, unknown>>): StoredRow {
    return this.#names.map((name) => this.#stored(name, values[name]));
  }

  keyOf(row: StoredRow): string {
    return String(row[this.#placeOf(this.#table.key)]);
  }

  #placeOf(name: string): number {
    const place = this.#places.get(name);
    if (place === undefined) throw new RowRefused(`${this.#table.name} has no column ${name}`);
    return place;
  }

  #stored(name: string, value: unknown): Stored {
    const column: Column | undefined = this.#table.columns[name];
    if (column === undefined) throw new RowRefused(`${this.#table.name} has no column ${name}`);
    if (!column.accepts(value)) throw new RowRefused(`${this.#table.name}.${name} must be ${column.expects}`);
    return column.kind === 'json' && value !== null ? canonicalJson(value) : plain(value);
  }
}

function plain(value: unknown): Stored {
  if (typeof value === 'string') return storable(value);
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  throw new RowRefused(`A ${typeof value} cannot be stored`);
}

/** Not every database has the character zero, nor halves of characters. */
function storable(text: string): string {
  const whole = text.toWellFormed();
  return whole.includes('\0') ? whole.replaceAll('\0', '\uFFFD') : whole;
}

export function sameRow(left: StoredRow, right: StoredRow): boolean {
  return left.every((value, place) => value === right[place]);
}
