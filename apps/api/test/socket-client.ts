import { once } from 'node:events';
import { WebSocket, type ClientOptions, type RawData } from 'ws';

type Message = Readonly<Record<string, unknown>>;

/** A client of the socket protocol that keeps what it hears in order. */
export class SocketClient {
  readonly #heard: Message[] = [];
  #waiting: ((message: Message) => void) | undefined;
  /** The code and reason that the socket was closed with. */
  readonly closed: Promise<{ code: number; reason: string }>;

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data: RawData) => {
      this.#hear(messageOf(data));
    });
    this.closed = new Promise((resolve) => {
      socket.once('close', (code, reason) => {
        resolve({ code, reason: reason.toString() });
      });
    });
  }

  /** Rejects when the server refuses the upgrade. */
  static async open(address: string, options: ClientOptions = {}): Promise<SocketClient> {
    const socket = new WebSocket(`${address.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', options);
    const client = new SocketClient(socket);
    await once(socket, 'open');
    return client;
  }

  /** A socket whose token was accepted. */
  static async as(address: string, token: string): Promise<SocketClient> {
    const client = await SocketClient.open(address);
    client.say({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
    await client.next();
    return client;
  }

  say(message: Message): void {
    this.socket.send(JSON.stringify(message));
  }

  subscribe(id: string, query: string, variables: object = {}): void {
    this.say({ id, type: 'subscribe', payload: { query, variables } });
  }

  next(): Promise<Message> {
    const heard = this.#heard.shift();
    if (heard !== undefined) return Promise.resolve(heard);
    return new Promise((resolve) => {
      this.#waiting = resolve;
    });
  }

  async leave(): Promise<void> {
    this.socket.close();
    await this.closed;
  }

  #hear(message: Message): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting === undefined) this.#heard.push(message);
    else waiting(message);
  }
}

function messageOf(data: RawData): Message {
  const message: unknown = JSON.parse(String(Buffer.isBuffer(data) ? data : ''));
  if (typeof message !== 'object' || message === null) throw new Error('The server sent no message');
  return { ...message };
}
