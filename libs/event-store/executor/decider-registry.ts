import type { Decider } from '@entente/kernel';

/** All deciders of the program, one a category. */
export class DeciderRegistry {
  readonly #byCategory = new Map<string, Decider>();

  /** @throws Error when another decider has this category: two would write to the same streams */
  register(decider: Decider): void {
    const { category } = decider;
    const registered = this.#byCategory.get(category) ?? decider;
    if (registered !== decider) throw new Error(`Two deciders record in the category ${category}`);
    this.#byCategory.set(category, decider);
  }

  get all(): readonly Decider[] {
    return [...this.#byCategory.values()];
  }
}
