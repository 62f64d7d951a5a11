import { randomUUID } from 'node:crypto';
import type { Origin } from './command-origin.js';
import { derivedId } from './derived-id.js';

/**
 * The identifier of something that a command brings into being.
 * A command that is repeated under its idempotency key names the same thing again.
 * @param what keeps the several things of one command apart
 */
export function freshId(what: string, { actor, idempotencyKey }: Pick<Origin, 'actor' | 'idempotencyKey'>): string {
  return idempotencyKey === undefined ? randomUUID() : derivedId(what, actor.id, idempotencyKey);
}
