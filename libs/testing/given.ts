import assert from 'node:assert/strict';
import {
  RuleViolation,
  type Actor,
  type Command,
  type Decider,
  type DomainEvent,
  type Facts,
  type Judgement,
  type Rule,
} from '@entente/kernel';
import { aPolicy } from './a-policy.js';
import { everyDay } from './every-day.js';

/** An event, or the list that a builder such as `anAcceptedRequest()` gives. */
export type Happened = DomainEvent | readonly DomainEvent[];

type Decided = { readonly recorded: readonly DomainEvent[] } | { readonly refusal: RuleViolation };

/** What must come of the command; each fails by an AssertionError that shows what came instead. */
export interface Expectation {
  /** Exactly these events, in this order; each must fit its definition, too. */
  then(...expected: readonly Happened[]): void;
  /** All was so already: accepted, and nothing to record. */
  thenNothing(): void;
  /** Refused in the name of this rule, and on exactly these facts where they are stated. */
  refusedBy(rule: Rule, facts?: Facts): void;
}

export interface Situation<C extends Command> {
  /** Judged by an alliance member under {@link aPolicy}, unless stated otherwise. */
  when(command: C, judgement?: Partial<Judgement>): Expectation;
}

const anAllianceMember: Actor = { id: 'ada', role: 'ALLIANCE_MEMBER' };

/**
 * Proves one decision of a decider, without a store or a framework.
 *
 * @example given(integration, integrationStarted()).when(new DocumentIntegration({ … })).then(integrationDocumented());
 */
export function given<C extends Command, S, E extends DomainEvent>(
  decider: Decider<C, S, E>,
  ...history: readonly Happened[]
): Situation<C> {
  return {
    when(command, { policy = aPolicy(), actor = anAllianceMember, calendar = everyDay } = {}) {
      const state = history.flat().reduce((before, event) => decider.evolve(before, event), decider.initialState);
      return expectationOf(
        decider,
        decided(() => decider.decide(command, state, { policy, actor, calendar })),
      );
    },
  };
}

function decided(decide: () => readonly DomainEvent[]): Decided {
  try {
    return { recorded: decide() };
  } catch (error) {
    if (error instanceof RuleViolation) return { refusal: error };
    throw error;
  }
}

function expectationOf({ records }: Pick<Decider, 'records'>, outcome: Decided): Expectation {
  const then = (...expected: readonly Happened[]): void => {
    if ('refusal' in outcome) assert.fail(`Refused by ${outcome.refusal.message} ${JSON.stringify(outcome.refusal.facts)}`);
    assert.deepStrictEqual(outcome.recorded, expected.flat());
    for (const event of outcome.recorded) definitionOf(event, records).validate(event.data);
  };
  return {
    then,
    thenNothing: () => then(),
    refusedBy(rule, facts) {
      if ('recorded' in outcome) assert.fail(`Not refused by ${rule.id}; recorded ${JSON.stringify(outcome.recorded)}`);
      assert.equal(outcome.refusal.message, `${rule.id}: ${rule.sentence}`);
      if (facts !== undefined) assert.deepStrictEqual(outcome.refusal.facts, facts);
    },
  };
}

function definitionOf({ type }: DomainEvent, records: Decider['records']): Decider['records'][number] {
  return records.find((definition) => definition.type === type) ?? assert.fail(`${type} is not among what the decider records`);
}
