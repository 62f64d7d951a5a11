import type { DomainEvent, EventDescriptor, EventOf } from './event.js';
import type { Policy } from './policy.js';
import type { BusinessCalendar } from './ports/business-calendar.js';
import type { Rule } from './rule.js';
import type { Instant, PartnershipId } from './vocabulary.js';

/** What a command is about: a partnership, or a policy by its name. */
export type Subject = { readonly partnershipId: PartnershipId } | { readonly policy: string };

/** An intention, named in the imperative. `now` is the moment that the decision is judged at. */
export interface Command<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data & Subject & { readonly now: Instant };
}

/** The identifier of what a command is about: its events go to the stream `<category>-<this>`. */
export function subjectOf({ data }: Command): string {
  return 'partnershipId' in data ? data.partnershipId : data.policy;
}

/** Who commands, and in which role. */
export interface Actor {
  readonly id: string;
  readonly role: string;
}

/** What a decision is judged by, besides the state. */
export interface Judgement {
  readonly policy: Policy;
  readonly actor: Actor;
  readonly calendar: BusinessCalendar;
}

/**
 * A fact that several streams contend for: of all partnerships that claim the same key, one holds it at a time.
 * The holder is the last claimant whose own state still `holds` it.
 */
export interface Claim<C, S, E> {
  /** The keys that the command needs, in the order in which they are taken; none for most commands. */
  keys(command: C, state: S): readonly string[];
  /** Whom the command claims for, where that is a partnership which is yet to be made; else for its own. */
  claimant?(command: C): PartnershipId | undefined;
  /** Refuses a claim that another partnership holds. */
  readonly rule: Rule;
  /** Whether the refusal may name the holder to this actor (XX-10). */
  discloses(actor: Actor): boolean;
  /** Whether a partnership in this state still holds what it claimed. */
  holds(state: S): boolean;
  /** Closes a claimant that was cut off between its claim and its first event, so that it can never come back to life. */
  lapse(partnershipId: PartnershipId, at: Instant): E;
}

/** A state machine of one stage: pure, and the only place where the stage's decisions are made. */
export interface Decider<C extends Command = Command, S = unknown, E extends DomainEvent = DomainEvent> {
  /** The category of its stream, camelCase without a dash: the stream is `<category>-<partnershipId>`. */
  readonly category: string;
  /** What its commands are about; only deciders about partnerships are stages of one. */
  readonly about: 'partnership' | 'policy';
  /** Categories of the same partnership's other streams whose events are folded in too, in the log's order. */
  readonly observes: readonly string[];
  /** The events that it records. */
  readonly records: readonly EventDescriptor[];
  /** Types that `evolve` understands; all others are passed over. */
  readonly understands: ReadonlySet<string>;
  readonly initialState: S;
  decide(command: C, state: S, judgement: Judgement): readonly E[];
  evolve(state: S, event: DomainEvent): S;
  readonly claim?: Claim<C, S, E>;
  /**
   * The command that a recorded decision answered, where policies bear on it: what-if questions are asked of these.
   * @param decision all that the command recorded, for what the event alone does not tell; whether there is a command does not depend on it
   */
  commandBehind(event: DomainEvent, decision?: readonly DomainEvent[]): C | undefined;
}

interface DeciderParts<C extends Command, S, Own extends EventDescriptor, Other extends EventDescriptor> {
  readonly category: string;
  readonly about?: Decider['about'];
  readonly observes?: readonly string[];
  readonly records: readonly Own[];
  readonly facts?: readonly Other[];
  readonly initialState: S;
  readonly decide: (command: C, state: S, judgement: Judgement) => readonly EventOf<Own>[];
  readonly evolve: (state: S, event: EventOf<Own> | EventOf<Other>) => S;
  readonly claim?: Claim<C, S, EventOf<Own>>;
  readonly commandBehind?: (event: EventOf<Own>, decision: readonly EventOf<Own>[]) => C | undefined;
}

/** Builds a decider; its events and facts give the types of `decide` and `evolve`. */
export function decider<C extends Command, S, Own extends EventDescriptor, Other extends EventDescriptor = never>(
  parts: DeciderParts<C, S, Own, Other>,
): Decider<C, S, EventOf<Own>> {
  const { category, records, initialState, claim, commandBehind } = parts;
  const understands = new Set([...records, ...(parts.facts ?? [])].map(({ type }) => type));
  const owned = new Set(records.map(({ type }) => type));
  const own = (event: DomainEvent): event is EventOf<Own> => owned.has(event.type);
  const understood = (event: DomainEvent): event is EventOf<Own> | EventOf<Other> => understands.has(event.type);
  return {
    category,
    about: parts.about ?? 'partnership',
    observes: parts.observes ?? [],
    records,
    understands,
    initialState,
    decide: (command, state, judgement) => parts.decide(command, state, judgement),
    evolve: (state, event) => (understood(event) ? parts.evolve(state, event) : state),
    commandBehind: (event, decision = [event]) => (own(event) ? commandBehind?.(event, decision.filter(own)) : undefined),
    ...(claim === undefined ? {} : { claim }),
  };
}

/** The stream of one stage of one partnership, or of one policy. */
export function streamOf(category: string, subject: string): string {
  return `${category}-${subject}`;
}
