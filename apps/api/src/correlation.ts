import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const HEADER = 'x-request-id';
/** Narrow, because the id goes into log lines, answers and every event's metadata. */
const ACCEPTABLE = /^[A-Za-z0-9][A-Za-z0-9._-]{7,127}$/;
const given = new WeakMap<IncomingMessage, string>();
const current = new AsyncLocalStorage<string>();

/** The id that everything set going by a request carries: the caller's x-request-id when it is fit to be one, or a new UUID. */
export function correlationIdOf(request: IncomingMessage): string {
  const known = given.get(request);
  if (known !== undefined) return known;
  const header = request.headers[HEADER];
  const id = typeof header === 'string' && ACCEPTABLE.test(header) ? header : randomUUID();
  given.set(request, id);
  return id;
}

/** Goes on within the request of this correlation id. */
export function withinRequest(correlationId: string, next: () => void): void {
  current.run(correlationId, next);
}

/** The correlation id of the request that this is done for; undefined outside of any. */
export function currentCorrelationId(): string | undefined {
  return current.getStore();
}
