import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';
import type { Table } from './table.js';

const CHARACTERS_IN_NAME = 8;

const shapes = new WeakMap<Table, string>();

/** Differs when the table differs. */
export function shapeOf(table: Table): string {
  const known = shapes.get(table) ?? fingerprintOf(described(table));
  shapes.set(table, known);
  return known;
}

/**
 * The table's name in the database. Its shape is part of it: a query of a version that knows another shape finds no table, and so never
 * gets rows that it would misunderstand, also while versions change under it.
 */
export function storedAs(table: Table): string {
  return `${table.name}_${shapeOf(table).slice(0, CHARACTERS_IN_NAME)}`;
}

export function fingerprintOf(value: object): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

function described({ name, key, columns, indexes }: Table): object {
  const kinds = Object.entries(columns).map(([column, { kind, isNullable }]) => [column, kind, isNullable]);
  return { name, key, indexes, kinds };
}
