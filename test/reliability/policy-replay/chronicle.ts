import { CommandExecutor, DeciderRegistry, InMemoryEventStore, claimEvents } from '@entente/event-store';
import { EventCatalogue, RuleViolation, type Decider, type DomainEvent, type Facts, type Policy } from '@entente/kernel';
import { PolicyReplay, PublishedPolicies, handbook2019, type PolicyDifference } from '@entente/programmes/policies';
import { everyDay, recorded } from '@entente/testing';
import { inboundRequestDecider } from '../../../libs/lifecycle/inbound-request/domain/inbound-request.decider.js';
import { integrationDecider } from '../../../libs/lifecycle/integration/domain/integration.decider.js';
import { policyDecider } from '../../../libs/programmes/policies/domain/policy.decider.js';
import { PolicyPublished } from '../../../libs/programmes/policies/domain/policy.events.js';
import type { PolicyPack } from '../../../libs/programmes/policies/domain/policy-pack.js';
import { handbook2022 } from '../../../libs/programmes/policies/packs/handbook-2022.js';
import type { Given } from './drafts.js';

const DAY_MS = 86_400_000;
/** Some days before the handbook of 2022 takes effect. */
const START = Date.parse('2021-12-01T09:00:00.000Z');
const deciders: readonly Decider[] = [inboundRequestDecider, integrationDecider, policyDecider];
const catalogue = new EventCatalogue([...deciders.flatMap(({ records }) => records), ...claimEvents]);

/** A decision that would differ, as far as both who foresaw it and who judged anew can tell. */
export type Differing =
  | { readonly position: number; readonly policyVersion: string; readonly events: readonly DomainEvent[] }
  | { readonly position: number; readonly policyVersion: string; readonly code: string; readonly facts: Facts };

/** A log that is written command by command, and what each command would have come to under other policies. */
export class Chronicle {
  readonly log: InMemoryEventStore;
  readonly replay: PolicyReplay;
  readonly #clock = { ms: START, now: (): string => new Date(this.#clock.ms).toISOString() };
  readonly #executor: CommandExecutor;
  #sent = 0;

  constructor() {
    const policies = new PublishedPolicies<Policy>([handbook2019, handbook2022]);
    const registry = new DeciderRegistry();
    for (const decider of deciders) registry.register(decider);
    this.log = new InMemoryEventStore({ clock: this.#clock, catalogue });
    this.replay = new PolicyReplay(this.log, registry, everyDay);
    this.#executor = new CommandExecutor({ eventStore: this.log, policies, calendar: everyDay, catalogue });
  }

  async publish(packs: readonly PolicyPack[]): Promise<void> {
    for (const pack of packs) {
      const event = PolicyPublished({ ...pack, publishedAt: this.#clock.now() });
      const expected = pack === packs[0] ? 'none' : 'exists';
      await this.log.append('policy-handbook', expected, [{ id: crypto.randomUUID(), ...event, metadata: recorded(event).metadata }]);
    }
  }

  /** @returns for each of the other policies what would have come of the command, where that is something else */
  async write({ partnershipId, draft, daysLater }: Given, others: readonly Policy[]): Promise<readonly (Differing | undefined)[]> {
    this.#clock.ms += daysLater * DAY_MS;
    const command = draft.command({ partnershipId, now: this.#clock.now() });
    const { decider, actor } = draft;
    const state = await this.#stateOf(decider, partnershipId);
    const cause = `request-${(this.#sent += 1)}`;
    const outcome = await this.#executor.execute(decider, command, { actor, correlationId: cause, causationId: cause });
    const events = outcome.kind === 'accepted' ? outcome.events : [];
    const told = events.find((event) => decider.commandBehind(event) !== undefined);
    if (told === undefined) return others.map(() => undefined);
    const { position, metadata } = told;
    const place = { position, policyVersion: metadata.policyVersion };
    const written = JSON.stringify(events.map(({ type, data }) => ({ type, data })));
    return others.map((other) => {
      const policy = { ...other, version: metadata.policyVersion };
      const decided = decidedBy(() => decider.decide(command, state, { policy, actor, calendar: everyDay }));
      if (decided instanceof RuleViolation) return { ...place, code: decided.rule.id, facts: decided.facts };
      return JSON.stringify(decided) === written ? undefined : { ...place, events: decided };
    });
  }

  /** By going through the whole log. */
  async #stateOf(decider: Decider, partnershipId: string): Promise<unknown> {
    const streams = [decider.category, ...decider.observes].map((category) => `${category}-${partnershipId}`);
    let state = decider.initialState;
    for await (const page of this.log.readAll()) {
      for (const event of page) if (streams.includes(event.stream)) state = decider.evolve(state, event);
    }
    return state;
  }
}

export async function judgedAnew(differences: AsyncIterable<PolicyDifference>): Promise<readonly Differing[]> {
  const all: Differing[] = [];
  for await (const { position, policyVersion, verdict } of differences) {
    const place = { position, policyVersion };
    if (verdict.kind === 'RECORDED') all.push({ ...place, events: verdict.events });
    else all.push({ ...place, code: verdict.rejection.code, facts: verdict.rejection.facts });
  }
  return all;
}

function decidedBy(decide: () => readonly DomainEvent[]): readonly DomainEvent[] | RuleViolation {
  try {
    return decide();
  } catch (fault) {
    if (fault instanceof RuleViolation) return fault;
    throw fault;
  }
}
