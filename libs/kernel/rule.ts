import type { PolicyParameter } from './policy.js';

/** Where a rule comes from. */
export interface RuleSource {
  /** E: explicit in the handbook. D: our reading of it. B: asked for by the product's user. */
  readonly kind: 'E' | 'D' | 'B';
  /** The document and section, for example `handbook#partner-definitions`. */
  readonly anchor: string;
  /** The document's own words, where it has any. */
  readonly quote?: string;
}

/** A business rule: a name for good, and the sentence that a refused user reads. */
export interface Rule {
  readonly id: string;
  readonly sentence: string;
  readonly source: RuleSource;
  /** What it reads of the policy in force. */
  readonly parameters: readonly PolicyParameter[];
}

/** What was looked at when a rule refused, as plain JSON. */
export type Facts = Readonly<Record<string, unknown>>;

/** A refused command, as data. */
export interface Rejection {
  /** The rule's identifier. */
  readonly code: string;
  /** The rule's sentence. */
  readonly rule: string;
  readonly source: RuleSource;
  readonly policyVersion: string;
  readonly facts: Facts;
}

/** Thrown by `ensure`; the executor turns it into a {@link Rejection}. */
export class RuleViolation extends Error {
  constructor(
    readonly rule: Rule,
    readonly facts: Facts,
  ) {
    super(`${rule.id}: ${rule.sentence}`);
    this.name = 'RuleViolation';
  }
}

/** @param parameters the names of what it reads of the policy in force */
export function rule(id: string, sentence: string, source: RuleSource, parameters: readonly PolicyParameter[] = []): Rule {
  return { id, sentence, source, parameters };
}

/** The handbook says it in so many words. */
export function handbook(section: string, quote: string): RuleSource {
  return { kind: 'E', anchor: `handbook#${section}`, quote };
}

/** Our reading of the handbook, or a gap that we fill. */
export function reading(section: string, quote?: string): RuleSource {
  return { kind: 'D', anchor: `handbook#${section}`, ...(quote === undefined ? {} : { quote }) };
}

/** Asked for by the product's user. */
export function mission(quote: string): RuleSource {
  return { kind: 'B', anchor: 'mission', quote };
}

/** Refuses, in the name of a rule and on the facts that were used, unless the condition holds. */
export function ensure(condition: boolean, violated: Rule, facts: Facts = {}): asserts condition {
  if (!condition) throw new RuleViolation(violated, facts);
}

export function rejectionOf(violation: RuleViolation, policyVersion: string): Rejection {
  const { id, sentence, source } = violation.rule;
  return { code: id, rule: sentence, source, policyVersion, facts: violation.facts };
}
