import type { handleUnaryCall } from '@grpc/grpc-js';
import type { Call } from '../faults/fault.js';
import { admit } from './admission.js';
import type { Refusal } from './status.js';
import type { Store } from './store.js';

/** Nothing at all when the client is to hear nothing. */
export type Result<Response> = { readonly response: Response } | { readonly refusal: Refusal } | undefined;

export function unary<Request, Response>(
  store: Store,
  name: Call,
  handle: (request: Request) => Result<Response> | Promise<Result<Response>>,
): handleUnaryCall<Request, Response> {
  return (call, answer) => {
    const leave = store.counts.enter(name);
    call.once('cancelled', leave);
    const run = async (): Promise<void> => {
      const admission = await admit(store, name, call.metadata);
      const result = admission.kind === 'admitted' ? await handle(call.request) : admission.kind === 'refused' ? admission : undefined;
      if (result === undefined) return;
      leave();
      if ('refusal' in result) answer(result.refusal);
      else answer(null, result.response);
    };
    void run();
  };
}
