import { PolicyBook, type Instant, type Policy } from '@entente/kernel';

/**
 * Answers from a fixed list of policies: of those in effect at the moment, the latest.
 * Before the first takes effect, the first one judges, so that every moment has a policy.
 */
export class PublishedPolicies<P extends Policy = Policy> extends PolicyBook {
  readonly #first: P;
  readonly #latestFirst: readonly P[];

  /** @throws RangeError without a single policy, or when two take effect at the same moment */
  constructor(policies: readonly P[]) {
    super();
    const latestFirst = [...policies].sort((one, other) => (one.effectiveFrom > other.effectiveFrom ? -1 : 1));
    const first = latestFirst.at(-1);
    if (first === undefined) throw new RangeError('There must be at least one policy to judge by');
    const moments = new Set(latestFirst.map(({ effectiveFrom }) => effectiveFrom));
    if (moments.size < latestFirst.length) throw new RangeError('Two policies take effect at the same moment');
    this.#first = first;
    this.#latestFirst = latestFirst;
  }

  override inForceAt(moment: Instant): P {
    return this.#latestFirst.find(({ effectiveFrom }) => effectiveFrom <= moment) ?? this.#first;
  }
}
