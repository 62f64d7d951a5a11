import type { Position } from '@entente/kernel';
import type { WrittenEvent } from '../log/stored-event.js';

/** A run of a log in its order, and where in the log it ends. */
export interface WrittenPage {
  readonly events: readonly WrittenEvent[];
  readonly position: Position;
}

/** A log that is only read, and whose events are taken as they were written: no version is brought up to date. */
export interface LogAsWritten {
  /** As people name it; nothing secret. */
  readonly name: string;
  /** True when another process is known to write to it. */
  readonly inUse: boolean;
  /** From the first event to the end that the log has when it is reached. */
  pages(): AsyncIterable<WrittenPage>;
  head(): Promise<Position>;
  close(): Promise<void>;
}

/** A log that takes over another one's events, with the moments at which that one recorded them. */
export interface TakingLog extends LogAsWritten {
  /**
   * Durable and in this order when it is fulfilled. Killed on the way, a beginning of them is there.
   * @throws WrongExpectedRevision when one of them is not its stream's next
   */
  take(events: readonly WrittenEvent[]): Promise<void>;
}
