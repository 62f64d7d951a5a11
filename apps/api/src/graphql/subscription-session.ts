import type { Caller, RequestContext } from '@entente/access';
import { CloseCode } from 'graphql-ws';
import { contextOfSubscription } from './operation-context.js';

/** What a session needs of its socket. */
interface Closable {
  close(code: number, reason: string): void;
  once(event: 'close', listener: () => void): unknown;
}

/** The longest that a timer of the platform can wait. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/** One caller on one socket, with the subscriptions that run there. Ends with the caller's token. */
export class SubscriptionSession {
  readonly #operations = new Map<string, RequestContext>();
  #expiry: NodeJS.Timeout | undefined;

  constructor(
    private readonly caller: Caller,
    private readonly socket: Closable,
  ) {
    this.#awaitExpiry();
    socket.once('close', () => {
      clearTimeout(this.#expiry);
    });
  }

  begin(id: string): RequestContext {
    const context = contextOfSubscription(this.caller);
    this.#operations.set(id, context);
    return context;
  }

  /** Each event is answered with loaders of its own, or it would be answered with what was read for an earlier one. */
  renewScope(id: string): void {
    const context = this.#operations.get(id);
    if (context !== undefined) context.scope = {};
  }

  correlationIdOf(id: string): string | undefined {
    return this.#operations.get(id)?.correlationId;
  }

  end(id: string): void {
    this.#operations.delete(id);
  }

  #awaitExpiry(): void {
    const left = this.caller.expiresAt - Date.now();
    if (left <= 0) {
      this.socket.close(CloseCode.Forbidden, 'The token has expired');
      return;
    }
    this.#expiry = setTimeout(
      () => {
        this.#awaitExpiry();
      },
      Math.min(left, LONGEST_WAIT_MS),
    );
  }
}
