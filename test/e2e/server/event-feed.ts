import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { EVENT_FIELDS, EventFields, type ApiEvent } from './api-client.js';

const Next = z.object({ data: z.object({ events: EventFields }) });
const SUBSCRIPTION = `subscription ($after: Position!, $partnershipId: ID, $types: [String!]) {
  events(after: $after, partnershipId: $partnershipId, types: $types) { ${EVENT_FIELDS} }
}`;

interface Wish {
  readonly after?: number;
  readonly partnershipId?: string;
  readonly types?: readonly string[];
}

/** A subscription to events over one socket, which keeps all that it was given in order. */
export class LiveEvents {
  readonly seen: ApiEvent[] = [];
  readonly #client: Client;
  readonly #events: AsyncIterableIterator<unknown>;

  constructor(address: string, token: string, { after = 0, ...rest }: Wish = {}) {
    const url = `${address.replace('http', 'ws')}/graphql`;
    const connectionParams = { authorization: `Bearer ${token}` };
    this.#client = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0, connectionParams });
    this.#events = this.#client.iterate({ query: SUBSCRIPTION, variables: { after: String(after), ...rest } });
  }

  /** The next event, as soon as there is one. */
  async next(): Promise<ApiEvent> {
    const { value, done } = await this.#events.next();
    if (done === true) throw new Error('The subscription ended');
    const { events } = Next.parse(value).data;
    this.seen.push(events);
    return events;
  }

  /** Reads on until an event fits, which may be one that was seen already. */
  async until(fits: (event: ApiEvent) => boolean): Promise<ApiEvent> {
    let found = this.seen.find(fits);
    while (found === undefined) {
      const event = await this.next();
      if (fits(event)) found = event;
    }
    return found;
  }

  /** Cuts the socket without a word of farewell. */
  cut(): void {
    this.#client.terminate();
  }

  async leave(): Promise<void> {
    await this.#events.return?.();
    await this.#client.dispose();
  }
}
