import type { AppendRequest, Placed } from '../log/append-verdict.js';
import type { LogFiles } from './log-files.js';
import type { Fault } from './sqlite-fault.js';

/** To the writer: first to open the log, then appends in their order, at last to finish. */
export type WriterOrder =
  | { readonly kind: 'open'; readonly files: LogFiles }
  | { readonly kind: 'append'; readonly requests: readonly AppendRequest[] }
  | { readonly kind: 'close' };

/** What became of one append. */
export type Answer =
  | ({ readonly kind: 'written' } & Placed)
  | ({ readonly kind: 'repeated' } & Placed)
  | { readonly kind: 'refused'; readonly actual: number | undefined }
  | { readonly kind: 'failed'; readonly fault: Fault };

/** From the writer: that it is ready or could not start, or the answers to the oldest unanswered appends and, unless they failed, the head. */
export type WriterReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly fault: Fault }
  | { readonly kind: 'answers'; readonly answers: readonly Answer[]; readonly head?: number };
