import type { Rule } from '@entente/kernel';

/** Every rule of the product: of each stage and programme, and across them all. */
export class RuleCatalogue {
  readonly rules: readonly Rule[];

  constructor(rules: readonly Rule[]) {
    this.rules = [...rules].sort((one, other) => one.id.localeCompare(other.id, 'en', { numeric: true }));
  }
}
