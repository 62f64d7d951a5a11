import type { Instant } from './vocabulary.js';

/**
 * The place of an event in the one global order of the log: a positive safe integer, strictly increasing, with gaps allowed.
 * 0 stands before the first event.
 */
export type Position = number;

/** The place of an event in its stream: 0, 1, 2, … without gaps. */
export type Revision = number;

/** Who did what, why, and under which rules: stands on every event (rule XX-7). */
export interface EventMetadata {
  /** Who acted: the subject of the caller's token, or `automation:<name>`. */
  readonly actor: string;
  /** The role in which the actor acted. */
  readonly role: string;
  /** The command's type, for example `AcceptPartnership`. */
  readonly command: string;
  /** Names the one execution of the command; a repeat of the command carries the same. */
  readonly commandId: string;
  /** SHA-256 of the command's content without its clock; a repeat with other content is recognised by it. */
  readonly fingerprint: string;
  /** The same for everything that one request set going. */
  readonly correlationId: string;
  /** What caused this: the id of the event or the request before it. */
  readonly causationId: string;
  /** The policy version that the decision was judged by. */
  readonly policyVersion: string;
  /** The version of the event's schema when it was written. */
  readonly schemaVersion: number;
}

/** An event as the log holds it. */
export interface RecordedEvent<Type extends string = string, Data = unknown> {
  /** A UUID, chosen by the writer. */
  readonly id: string;
  readonly stream: string;
  readonly revision: Revision;
  readonly position: Position;
  /** When the log took it; never earlier than the event before it. */
  readonly recordedAt: Instant;
  readonly type: Type;
  readonly data: Data;
  readonly metadata: EventMetadata;
}

/** The recorded form of a domain event. */
export type Recorded<E> = E extends { readonly type: infer T extends string; readonly data: infer D } ? RecordedEvent<T, D> : never;
