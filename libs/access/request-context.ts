import type { Identity } from './caller.js';

/** What every GraphQL operation carries, over HTTP and over a socket alike. */
export interface RequestContext {
  readonly identity: Identity;
  /** The same for everything that this request sets going. */
  readonly correlationId: string;
  /** The Idempotency-Key header as it came, not checked yet. */
  readonly idempotencyKey: string | undefined;
  /** Stands for the life of what {@link perOperation} makes; a subscription gets a new one for each event. */
  scope: object;
}

/**
 * Makes one `T` per operation, at its first use: for a DataLoader, which must not outlive the answer that it serves.
 *
 * @example const partnershipsOf = perOperation((context) => new DataLoader((ids: readonly string[]) => …));
 */
export function perOperation<T extends object>(make: (context: RequestContext) => T): (context: RequestContext) => T {
  const made = new WeakMap<object, T>();
  return (context) => {
    const present = made.get(context.scope) ?? make(context);
    made.set(context.scope, present);
    return present;
  };
}
