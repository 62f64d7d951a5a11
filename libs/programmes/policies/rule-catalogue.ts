import type { PolicyParameter, Rule, RuleSource } from '@entente/kernel';

/** What a rule says; stages that share a rule say each their part of it. */
interface Wording {
  readonly sentence: string;
  readonly source: RuleSource;
}

export interface CataloguedRule {
  readonly id: string;
  readonly wordings: readonly Wording[];
  /** What it reads of the policy in force. */
  readonly parameters: readonly PolicyParameter[];
}

/** Every rule of the product once: of each stage and programme, and across them all. */
export class RuleCatalogue {
  readonly rules: readonly CataloguedRule[];

  constructor(rules: readonly Rule[]) {
    this.rules = [...Map.groupBy(rules, ({ id }) => id)]
      .map(([id, same]) => ({
        id,
        wordings: [...new Map(same.map(({ sentence, source }) => [sentence, { sentence, source }])).values()],
        parameters: [...new Set(same.flatMap(({ parameters }) => parameters))],
      }))
      .sort((one, other) => one.id.localeCompare(other.id, 'en', { numeric: true }));
  }
}
