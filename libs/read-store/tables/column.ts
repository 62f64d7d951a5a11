export type ColumnKind = 'text' | 'integer' | 'boolean' | 'json';

/** A column of a read model: what it stores, and the check that every value passes before it is written. */
export interface Column<T = unknown> {
  readonly kind: ColumnKind;
  readonly isNullable: boolean;
  /** What is expected, for the message of a refusal. */
  readonly expects: string;
  accepts(value: unknown): value is T;
  /** The same column, with `null` allowed. */
  nullable(): Column<T | null>;
}

function column<T>(kind: ColumnKind, expects: string, accepts: (value: unknown) => value is T): Column<T> {
  return {
    kind,
    isNullable: false,
    expects,
    accepts,
    nullable: () => orNull(kind, expects, accepts),
  };
}

function orNull<T>(kind: ColumnKind, expects: string, accepts: (value: unknown) => value is T): Column<T | null> {
  const allowed = (value: unknown): value is T | null => value === null || accepts(value);
  const itself: Column<T | null> = { kind, isNullable: true, expects: `${expects} or null`, accepts: allowed, nullable: () => itself };
  return itself;
}

/** Any text; instants too, which sort as text. */
export function text(): Column<string> {
  return column('text', 'text', (value) => typeof value === 'string');
}

/** Text that is one of these words. */
export function oneOf<const Word extends string>(...words: readonly Word[]): Column<Word> {
  const known = new Set<unknown>(words);
  return column('text', `one of ${words.join(', ')}`, (value): value is Word => known.has(value));
}

/** A safe integer; money in minor units. */
export function integer(): Column<number> {
  return column('integer', 'a safe integer', (value): value is number => Number.isSafeInteger(value));
}

export function boolean(): Column<boolean> {
  return column('boolean', 'true or false', (value) => typeof value === 'boolean');
}

/** An array or object, stored as JSON text and given back parsed. Its type is the definition's word: only its being JSON is checked. */
export function json<T extends object>(): Column<T> {
  return column('json', 'an array or object', (value): value is T => typeof value === 'object' && value !== null);
}
