import { EventStoreDBClient } from '@eventstore/db-client';
import { connectionStringTo, type ServerAddress } from './connection-string.js';
import { Silence } from './server-fault.js';

interface Closable {
  close(): void;
}

/**
 * What a client has opened, which it offers no way to close. A call that begins on a closed channel fails where nobody listens, and ends
 * the process: so a channel is closed only after the calls that were about to begin, and none is given to calls that waited for too long.
 */
class Channels {
  readonly #open = new Set<Closable>();
  #over = false;

  /** @throws Silence when the client was given up meanwhile */
  add(channel: unknown): void {
    if (!isClosable(channel)) return;
    const close = channel.close.bind(channel);
    channel.close = () => {
      this.#open.delete(channel);
      setImmediate(close);
    };
    if (!this.#over) return void this.#open.add(channel);
    channel.close();
    throw new Silence('the connection was given up');
  }

  close(): void {
    this.#over = true;
    for (const channel of this.#open) channel.close();
  }
}

const channelsOf = new WeakMap<EventStoreDBClient, Channels>();

/** Of this process, so far. */
let connections = 0;

/** A client whose reconnecting cannot end the process: what fails in it is told by the call that met it. */
export function connected(address: ServerAddress): EventStoreDBClient {
  connections += 1;
  const client = EventStoreDBClient.connectionString(connectionStringTo(address, connections));
  const channels = new Channels();
  channelsOf.set(client, channels);
  around(client, 'createChannel', async (create) => {
    const channel = await create();
    channels.add(channel);
    return channel;
  });
  // Nobody awaits it in the client, so that a failed discovery would be a rejection without a handler.
  around(client, 'handleError', (reconnect) => reconnect().catch(() => undefined));
  return client;
}

/** Ends what is under way over a client, and closes its connections. */
export async function discard(client: EventStoreDBClient): Promise<void> {
  const ended = client.dispose();
  channelsOf.get(client)?.close();
  await ended;
}

/** Puts something around an asynchronous method that the client keeps to itself. */
function around(client: EventStoreDBClient, method: string, work: (original: () => Promise<unknown>) => Promise<unknown>): void {
  const original: unknown = Reflect.get(client, method);
  if (typeof original !== 'function') throw new TypeError(`The client has no ${method}: this adapter is made for version 6.2.1`);
  Reflect.set(client, method, (...given: readonly unknown[]) =>
    work(async () => {
      const result: unknown = await Reflect.apply(original, client, given);
      return result;
    }),
  );
}

function isClosable(value: unknown): value is Closable {
  return typeof value === 'object' && value !== null && 'close' in value && typeof value.close === 'function';
}
