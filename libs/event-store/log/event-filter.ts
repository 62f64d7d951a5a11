import type { EventFilter } from '@entente/kernel';

/** What a filter looks at. */
export interface Kind {
  readonly category: string;
  readonly type: string;
}

/** Tells whether a filter lets a kind of event pass; without a filter all pass. */
export function passes({ types, categories }: EventFilter = {}): (kind: Kind) => boolean {
  const wantedTypes = types === undefined ? undefined : new Set(types);
  const wantedCategories = categories === undefined ? undefined : new Set(categories);
  return ({ type, category }) => (wantedTypes?.has(type) ?? true) && (wantedCategories?.has(category) ?? true);
}
