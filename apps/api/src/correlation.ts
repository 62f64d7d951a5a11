import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const HEADER = 'x-request-id';
/** Narrow, because the id goes into log lines, answers and every event's metadata. */
const ACCEPTABLE = /^[A-Za-z0-9][A-Za-z0-9._-]{7,127}$/;
const given = new WeakMap<IncomingMessage, string>();

/** The id that everything set going by a request carries: the caller's x-request-id when it is fit to be one, or a new UUID. */
export function correlationIdOf(request: IncomingMessage): string {
  const known = given.get(request);
  if (known !== undefined) return known;
  const header = request.headers[HEADER];
  const id = typeof header === 'string' && ACCEPTABLE.test(header) ? header : randomUUID();
  given.set(request, id);
  return id;
}
