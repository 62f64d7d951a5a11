import { setTimeout as wait } from 'node:timers/promises';
import { PolicyBook, StoreClosed, type EventStore, type Instant, type Policy, type Position } from '@entente/kernel';
import { PolicyPublished } from '../domain/policy.events.js';
import { bookOf, policiesIn, policiesOnRecord } from './policies-on-record.js';

const AFTER_FAULT_MS = 1_000;

/** Answers from the log, which it follows from its start to its stop; before any publication the default pack judges. */
export class LoggedPolicies extends PolicyBook {
  readonly #eventStore: EventStore;
  readonly #stopping = new AbortController();
  #policies: readonly Policy[] = [];
  #book: PolicyBook = bookOf([]);
  #position: Position = 0;
  #following: Promise<void> = Promise.resolve();

  constructor(eventStore: EventStore) {
    super();
    this.#eventStore = eventStore;
  }

  /** Whether nothing has been published yet. */
  get isEmpty(): boolean {
    return this.#policies.length === 0;
  }

  override inForceAt(moment: Instant): Policy {
    return this.#book.inForceAt(moment);
  }

  /** Resolves when every version is known that the log held; each later one is told by the log as it is published. */
  async start(): Promise<void> {
    this.#position = await this.#eventStore.head();
    this.#learn(await policiesOnRecord(this.#eventStore));
    this.#following = this.#follow();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#following;
  }

  async #follow(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        await this.#hear(signal);
      } catch (fault) {
        if (fault instanceof StoreClosed) return;
        await wait(AFTER_FAULT_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  async #hear(signal: AbortSignal): Promise<void> {
    const filter = { types: [PolicyPublished.type] };
    for await (const { events, position } of this.#eventStore.subscribe({ after: this.#position, filter, signal })) {
      this.#learn(policiesIn(events));
      this.#position = position;
    }
  }

  /** A version that the start found already may be told once more. */
  #learn(policies: readonly Policy[]): void {
    const known = new Set(this.#policies.map(({ version }) => version));
    const fresh = policies.filter(({ version }) => !known.has(version));
    if (fresh.length === 0) return;
    this.#policies = [...this.#policies, ...fresh];
    this.#book = bookOf(this.#policies);
  }
}
