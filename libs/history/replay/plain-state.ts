/** A state as JSON can show it: what it holds by key becomes an object. */
export function plainState(state: unknown): object {
  if (!(state instanceof Map)) return typeof state === 'object' && state !== null ? state : {};
  const held: Iterable<readonly [PropertyKey, unknown]> = state;
  return Object.fromEntries(held);
}
