import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type TokenVerifier, type Caller, type RequestContext } from '@entente/access';
import { correlationIdOf } from '../correlation.js';

/** The context of an operation over HTTP. A token that is no good is told where the operation needs one. */
export async function contextOfRequest(request: IncomingMessage, tokens: TokenVerifier): Promise<RequestContext> {
  const key = request.headers['idempotency-key'];
  return {
    identity: await tokens.identify(request.headers.authorization),
    correlationId: correlationIdOf(request),
    idempotencyKey: Array.isArray(key) ? key.join() : key,
    scope: {},
  };
}

/** The context of a subscription on a socket whose caller is known. */
export function contextOfSubscription(caller: Caller): RequestContext {
  return { identity: caller, correlationId: randomUUID(), idempotencyKey: undefined, scope: {} };
}
