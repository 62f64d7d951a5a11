/** A place in a state that two moments differ in; undefined where there was or is nothing. */
export interface Difference {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** The smallest places that two states differ in, by path: `integration.status`. */
export function differences(before: unknown, after: unknown, path = ''): readonly Difference[] {
  if (Object.is(before, after)) return [];
  if (!isNested(before) || !isNested(after)) return [{ path, before, after }];
  const [old, fresh] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const keys = [...new Set([...old.keys(), ...fresh.keys()])];
  return keys.flatMap((key) => differences(old.get(key), fresh.get(key), path === '' ? key : `${path}.${key}`));
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
