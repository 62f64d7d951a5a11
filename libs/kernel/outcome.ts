import type { Position, RecordedEvent } from './recorded-event.js';
import type { Rejection } from './rule.js';

/** The answer to a command: what it recorded, or why it was refused. A repeat gets the first answer again. */
export type Outcome = Accepted | Rejected;

export interface Accepted {
  readonly kind: 'accepted';
  /** The partnership, or the policy, that the command was about. */
  readonly subject: string;
  /** What the command recorded; empty when all was so already. */
  readonly events: readonly RecordedEvent[];
  /** A query that is at least as fresh as this position sees the command's effect. */
  readonly position: Position;
}

export interface Rejected {
  readonly kind: 'rejected';
  /** The partnership, or the policy, that the command was about. */
  readonly subject: string;
  readonly rejection: Rejection;
  readonly position: Position;
}
