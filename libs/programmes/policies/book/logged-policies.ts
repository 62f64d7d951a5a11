import { setTimeout as wait } from 'node:timers/promises';
import { PolicyBook, StoreClosed, type EventStore, type Instant, type Policy, type Position } from '@entente/kernel';
import { PolicyPublished } from '../domain/policy.events.js';
import { bookOf, policiesIn, policiesOnRecord } from './policies-on-record.js';

const AFTER_FAULT_MS = 1_000;

/** Answers from the log, which it follows until the log is closed; before any publication the default pack judges. */
export class LoggedPolicies extends PolicyBook {
  readonly #eventStore: EventStore;
  #policies: readonly Policy[] = [];
  #book: PolicyBook = bookOf([]);
  #position: Position = 0;

  private constructor(eventStore: EventStore) {
    super();
    this.#eventStore = eventStore;
  }

  /** Resolves when every version is known that the log held; each later one is told by the log as it is published. */
  static async following(eventStore: EventStore, afterFaultMs = AFTER_FAULT_MS): Promise<LoggedPolicies> {
    const policies = new LoggedPolicies(eventStore);
    policies.#position = await eventStore.head();
    policies.#learn(await policiesOnRecord(eventStore));
    void policies.#follow(afterFaultMs);
    return policies;
  }

  /** Whether nothing has been published yet. */
  get isEmpty(): boolean {
    return this.#policies.length === 0;
  }

  override inForceAt(moment: Instant): Policy {
    return this.#book.inForceAt(moment);
  }

  async #follow(afterFaultMs: number): Promise<void> {
    for (;;) {
      try {
        await this.#hear();
      } catch (fault) {
        if (fault instanceof StoreClosed) return;
        await wait(afterFaultMs, undefined, { ref: false });
      }
    }
  }

  async #hear(): Promise<void> {
    const filter = { types: [PolicyPublished.type] };
    for await (const { events, position } of this.#eventStore.subscribe({ after: this.#position, filter })) {
      this.#learn(policiesIn(events));
      this.#position = position;
    }
  }

  /** A version that was found at first may be told once more. */
  #learn(policies: readonly Policy[]): void {
    const known = new Set(this.#policies.map(({ version }) => version));
    const fresh = policies.filter(({ version }) => !known.has(version));
    if (fresh.length === 0) return;
    this.#policies = [...this.#policies, ...fresh];
    this.#book = bookOf(this.#policies);
  }
}
