import {
  RuleViolation,
  rejectionOf,
  type Actor,
  type BusinessCalendar,
  type Command,
  type Decider,
  type DomainEvent,
  type Policy,
  type Rejection,
} from '@entente/kernel';

/** A decision on record, with all that it was made on. */
export interface RecordedDecision {
  readonly decider: Decider;
  readonly command: Command;
  /** Just before it. */
  readonly state: unknown;
  readonly actor: Actor;
  /** The version that it was judged by. */
  readonly policyVersion: string;
  readonly recorded: readonly DomainEvent[];
}

/** What would have come of a decision. */
export type Verdict =
  { readonly kind: 'REFUSED'; readonly rejection: Rejection } | { readonly kind: 'RECORDED'; readonly events: readonly DomainEvent[] };

/** What a decision is judged by now: the policy of then, where it is known, and another one. */
export interface Comparison {
  readonly then: Policy | undefined;
  readonly other: Policy;
  readonly calendar: BusinessCalendar;
}

/**
 * What would have come of a decision under another policy; undefined when the same would have. The decision is judged anew by the
 * policy of then as well: what has changed since besides policies, such as holidays, makes no difference. Nor does the name of the
 * version, which some decisions write down: the other policy judges under the name of the one of then.
 */
export function wouldDiffer(decision: RecordedDecision, { then, other, calendar }: Comparison): Verdict | undefined {
  const same = then === undefined ? undefined : judged(decision, then, calendar);
  const otherwise = judged(decision, other, calendar);
  if (otherwise.kind === 'REFUSED') return same?.kind === 'REFUSED' ? undefined : otherwise;
  const recorded = same?.kind === 'RECORDED' ? same.events : decision.recorded;
  return content(otherwise.events) === content(recorded) ? undefined : otherwise;
}

function judged({ decider, command, state, actor, policyVersion }: RecordedDecision, policy: Policy, calendar: BusinessCalendar): Verdict {
  try {
    const events = decider.decide(command, state, { policy: { ...policy, version: policyVersion }, actor, calendar });
    return { kind: 'RECORDED', events };
  } catch (fault) {
    if (!(fault instanceof RuleViolation)) throw fault;
    return { kind: 'REFUSED', rejection: rejectionOf(fault, policy.version) };
  }
}

function content(events: readonly DomainEvent[]): string {
  return JSON.stringify(
    events.map(({ type, data }) => [type, data]),
    sortedByKey,
  );
}

function sortedByKey(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
