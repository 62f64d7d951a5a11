import type { ExpectedRevision, Instant, Position, Revision } from '@entente/kernel';

/** An event as text, ready to be stored. */
export interface SerialisedEvent {
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

/** An append that is well formed in itself. */
export interface AppendRequest {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly SerialisedEvent[];
}

/** Where and when an append's last event stands. */
export interface Placed {
  readonly position: Position;
  readonly revision: Revision;
  readonly recordedAt: Instant;
}

/** What the log holds of an event that may be the first time of a repeat. */
export interface RecordedId extends Placed {
  readonly id: string;
}

/** What is asked of a log to judge an append. */
export interface StreamFacts {
  /** The stream's last revision, -1 when it has no event. */
  lastRevision(stream: string): Revision;
  /** At the most `count` events from `first` on, in order. */
  recorded(stream: string, first: Revision, count: number): readonly RecordedId[];
}

export type Verdict =
  | { readonly kind: 'write'; readonly after: Revision }
  | ({ readonly kind: 'repeated' } & Placed)
  | { readonly kind: 'refused'; readonly actual: Revision | undefined };

/** Judges an append against the state of its stream: write it, answer it as the first time, or refuse it. */
export function judge(request: AppendRequest, facts: StreamFacts): Verdict {
  const actual = facts.lastRevision(request.stream);
  const refused = { kind: 'refused', actual: actual < 0 ? undefined : actual } as const;
  if (request.expected === 'exists') return actual < 0 ? refused : { kind: 'write', after: actual };
  const expected = request.expected === 'none' ? -1 : request.expected;
  if (expected === actual) return { kind: 'write', after: actual };
  if (expected > actual) return refused;
  const first = firstTime(request, expected, facts);
  return first === undefined
    ? refused
    : { kind: 'repeated', position: first.position, revision: first.revision, recordedAt: first.recordedAt };
}

function firstTime({ stream, events }: AppendRequest, expected: Revision, facts: StreamFacts): RecordedId | undefined {
  const recorded = facts.recorded(stream, expected + 1, events.length);
  return events.every(({ id }, index) => recorded[index]?.id === id) ? recorded.at(-1) : undefined;
}
