import type { Instant, Position, Revision } from '@entente/kernel';
import type { Placed } from '../log/append-verdict.js';
import type { LogFiles } from './log-files.js';
import type { PackedAppends } from './packed-appends.js';
import type { Fault } from './sqlite-fault.js';

/** To the writer: first to open the log, then appends in their order, at last to finish. */
export type WriterOrder =
  | { readonly kind: 'open'; readonly files: LogFiles }
  /** With the present of those who append. */
  | { readonly kind: 'append'; readonly appends: PackedAppends; readonly now: Instant }
  | { readonly kind: 'close' };

/** What became of an append. The usual answer is no object: the revision of the last event that it wrote. */
export type Answer =
  Revision | ({ readonly kind: 'repeated' } & Placed) | { readonly kind: 'refused'; readonly actual: Revision | undefined };

/** What became of appends that were committed together: what they wrote stands in their order behind the old head, up to the new one. */
export interface Committed {
  readonly answers: readonly Answer[];
  readonly oldHead: Position;
  readonly head: Position;
  /** The moment of all that was written. */
  readonly recordedAt: Instant;
}

/** From the writer: that it is ready or could not start, or what became of the oldest unanswered appends. */
export type WriterReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly fault: Fault }
  | ({ readonly kind: 'committed' } & Committed)
  | { readonly kind: 'lost'; readonly appends: number; readonly fault: Fault };
