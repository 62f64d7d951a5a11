import type { DeciderRegistry } from '@entente/event-store';
import type {
  BusinessCalendar,
  Decider,
  Direction,
  DomainEvent,
  EventStore,
  Instant,
  Policy,
  Position,
  RecordedEvent,
} from '@entente/kernel';
import { differences, type Difference } from '@entente/history';
import { policiesOnRecord } from '../book/policies-on-record.js';
import { wouldDiffer, type Comparison, type Verdict } from '../domain/would-differ.js';
import { packs } from '../packs/packs.js';
import { decisionsOf, type PlacedDecision } from './recorded-decisions.js';

/** A decision on record of which something else would have come under another policy. */
export interface PolicyDifference {
  /** The partnership, as all subjects of such decisions are. */
  readonly partnershipId: string;
  /** Of the event that tells the decision. */
  readonly position: Position;
  readonly type: string;
  readonly decidedAt: Instant;
  readonly policyVersion: string;
  readonly recorded: readonly DomainEvent[];
  readonly verdict: Verdict;
  /** Where other data would have been recorded: by event type and path. */
  readonly changes: readonly Difference[];
}

/** What of the log is judged anew: both positions are inclusive. */
export interface Span {
  readonly from: Position;
  readonly to: Position;
}

export interface Walk {
  readonly direction?: Direction;
  /** Told how far the walk has come. */
  readonly onProgress?: (position: Position) => void;
}

/** No version has this name, neither shipped nor published. */
export class UnknownVersion extends Error {
  constructor(version: string, known: Iterable<string>) {
    super(`pack: no version of the policy is called ${version}; there are ${[...known].join(', ')}`);
    this.name = 'UnknownVersion';
  }
}

/** Judges recorded decisions anew under another policy, and writes nothing. It holds one page of the log and one stage of one partnership at a time. */
export class PolicyReplay {
  constructor(
    private readonly eventStore: EventStore,
    private readonly deciders: DeciderRegistry,
    private readonly calendar: BusinessCalendar,
  ) {}

  /**
   * In the order of the log, or from its end.
   * @throws UnknownVersion
   */
  async *differences(pack: string, span: Span, { direction = 'forwards', onProgress }: Walk = {}): AsyncGenerator<PolicyDifference> {
    const differing = await this.#differingUnder(pack);
    for await (const events of this.#pages(span, direction)) {
      const found = await differing(events);
      yield* direction === 'forwards' ? found : found.toReversed();
      onProgress?.(events.at(-1)?.position ?? span.to);
    }
  }

  async *#pages({ from, to }: Span, direction: Direction): AsyncGenerator<readonly RecordedEvent[]> {
    const filter = { categories: this.deciders.all.map(({ category }) => category) };
    for await (const page of this.eventStore.readAll({ from: direction === 'forwards' ? from : to, direction, filter })) {
      const within = page.filter(({ position }) => position >= from && position <= to);
      yield within;
      if (within.length < page.length) return;
    }
  }

  /** What of some events would differ, in the order of the log. */
  async #differingUnder(pack: string): Promise<(events: readonly RecordedEvent[]) => Promise<readonly PolicyDifference[]>> {
    const known = new Map([...packs, ...(await policiesOnRecord(this.eventStore))].map((policy) => [policy.version, policy]));
    const other = known.get(pack);
    if (other === undefined) throw new UnknownVersion(pack, known.keys());
    return async (events) => {
      const judged = events.filter(({ metadata }) => !saysTheSame(known.get(metadata.policyVersion), other));
      const decisions = await this.#decisionsIn(judged);
      return decisions.flatMap((decision) =>
        differenceOf(decision, { then: known.get(decision.policyVersion), other, calendar: this.calendar }),
      );
    };
  }

  /** In the order of the log. A stage of a partnership is read once for all its decisions among these events. */
  async #decisionsIn(events: readonly RecordedEvent[]): Promise<readonly PlacedDecision[]> {
    const decisions: PlacedDecision[] = [];
    for (const decider of this.deciders.all) {
      const telling = events.filter((event) => isOf(decider, event) && decider.commandBehind(event) !== undefined);
      for (const [subject, its] of Map.groupBy(telling, ({ stream }) => stream.slice(decider.category.length + 1))) {
        decisions.push(...(await decisionsOf({ log: this.eventStore, decider, subject }, new Set(its.map(({ position }) => position)))));
      }
    }
    return decisions.sort((one, other) => one.event.position - other.event.position);
  }
}

function isOf({ category }: Decider, { stream }: RecordedEvent): boolean {
  return stream.startsWith(`${category}-`);
}

/** Then no decision can differ. */
function saysTheSame(then: Policy | undefined, other: Policy): boolean {
  return then !== undefined && JSON.stringify(then.parameters) === JSON.stringify(other.parameters);
}

function differenceOf(decision: PlacedDecision, comparison: Comparison): readonly PolicyDifference[] {
  const verdict = wouldDiffer(decision, comparison);
  if (verdict === undefined) return [];
  const { subject: partnershipId, event, command, policyVersion, recorded } = decision;
  const { position, type } = event;
  const changes = verdict.kind === 'RECORDED' ? differences(byType(recorded), byType(verdict.events)) : [];
  return [{ partnershipId, position, type, decidedAt: command.data.now, policyVersion, recorded, verdict, changes }];
}

/** The events' data by type; a second one of a type is told apart by its number. */
function byType(events: readonly DomainEvent[]): Readonly<Record<string, unknown>> {
  const entries = [...Map.groupBy(events, ({ type }) => type)].flatMap(([type, same]) =>
    same.map(({ data }, index) => [index === 0 ? type : `${type} ${index + 1}`, data] as const),
  );
  return Object.fromEntries(entries);
}
