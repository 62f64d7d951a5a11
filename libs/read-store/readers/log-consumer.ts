import type { Position, RecordedEvent } from '@entente/kernel';
import type { Parked } from '../store/bookkeeping.js';
import type { Stand } from './stand.js';

/** A step of the log that a reader gives to its consumer. */
export interface Delivery {
  /** All behind the consumer's position, in the log's order; never empty. */
  readonly events: readonly RecordedEvent[];
  /** At the last of them: everything that concerns the consumer up to here is among the events, or was before. */
  readonly stand: Stand;
  readonly signal: AbortSignal;
  /** To be called with each position that is stored. */
  readonly reached: (position: Position) => void;
}

/** What reads the log with a position of its own: a projection or a reaction. */
export interface LogConsumer {
  readonly name: string;
  readonly types: readonly string[];
  /** Called once, before the first delivery: the stored position. */
  open(): Promise<Position>;
  /**
   * Handles the events and stores the position. An event that cannot be handled is parked with its key. What is thrown is the
   * store's fault: the same events come again later.
   */
  handle(delivery: Delivery): Promise<void>;
  /** Stores where the log was reached without events. */
  save(stand: Stand): Promise<void>;
  parked(key: string): Promise<Parked | undefined>;
  /** Handles again what was held back of a parked key, and frees the key, or parks it at the event that fails now. */
  retry(parked: Parked, heldBack: readonly RecordedEvent[]): Promise<void>;
}
