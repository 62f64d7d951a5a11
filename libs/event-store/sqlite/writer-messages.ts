import type { AppendRequest, Placed } from '../log/append-verdict.js';
import type { Fault } from './sqlite-fault.js';

/** To the writer: appends in their order, or the request to finish. */
export type WriterOrder = { readonly kind: 'append'; readonly requests: readonly AppendRequest[] } | { readonly kind: 'close' };

/** What became of one append. */
export type Answer =
  | ({ readonly kind: 'written' } & Placed)
  | ({ readonly kind: 'repeated' } & Placed)
  | { readonly kind: 'refused'; readonly actual: number | undefined }
  | { readonly kind: 'failed'; readonly fault: Fault };

/** From the writer: that it is ready, or the answers to the oldest unanswered appends, in their order. */
export type WriterReport =
  | { readonly kind: 'ready'; readonly head: number }
  | { readonly kind: 'failed'; readonly fault: Fault }
  | { readonly kind: 'answers'; readonly answers: readonly Answer[]; readonly head: number };
