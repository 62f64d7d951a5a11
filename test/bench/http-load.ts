import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const END_OF_HEAD = '\r\n\r\n';

/** Posts over one connection that stays open. Bare, since a client that works as hard as the server would be what is measured. */
class Connection {
  readonly #socket: Socket;
  #received = '';
  #missing = 0;
  #settle: { resolve(answer: string): void; reject(fault: Error): void } | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay().setEncoding('latin1');
    socket.on('data', (part: string) => this.#take(part));
    socket.on('error', (fault) => this.#settle?.reject(fault));
    socket.on('close', () => this.#settle?.reject(new Error('The server closed the connection')));
  }

  static async open(address: URL): Promise<Connection> {
    const socket = connect(Number(address.port), address.hostname);
    await once(socket, 'connect');
    return new Connection(socket);
  }

  post(request: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#settle = undefined;
    this.#socket.destroy();
  }

  #take(part: string): void {
    this.#received += part;
    if (this.#missing === 0) this.#missing = wholeLength(this.#received);
    if (this.#missing === 0 || this.#received.length < this.#missing) return;
    const answer = this.#received;
    [this.#received, this.#missing] = ['', 0];
    const body = Buffer.from(answer.slice(answer.indexOf(END_OF_HEAD) + END_OF_HEAD.length), 'latin1').toString();
    if (answer.startsWith('HTTP/1.1 200')) this.#settle?.resolve(body);
    else this.#settle?.reject(new Error(answer));
  }
}

/** Of head and body together, in bytes; 0 while the head is not there. */
function wholeLength(received: string): number {
  const head = received.indexOf(END_OF_HEAD);
  if (head < 0) return 0;
  const length = /^content-length: (\d+)/im.exec(received.slice(0, head))?.[1];
  if (length === undefined) throw new Error('An answer without its length cannot be read here');
  return head + END_OF_HEAD.length + Number(length);
}

/** Posts GraphQL requests, the same again and again unless another is given, over as many connections as are needed at once. */
export class HttpLoad {
  readonly #address: URL;
  readonly #head: string;
  readonly #body: string;
  readonly #idle: Connection[] = [];

  constructor(address: string, token: string, body: string) {
    this.#address = new URL(address);
    this.#body = body;
    this.#head = [
      ...['POST /graphql HTTP/1.1', `host: ${this.#address.host}`, 'content-type: application/json', `authorization: Bearer ${token}`],
      'content-length: ',
    ].join('\r\n');
  }

  /** @throws when the answer is no success */
  async post(body = this.#body): Promise<string> {
    const connection = this.#idle.pop() ?? (await Connection.open(this.#address));
    const answer = await connection.post(`${this.#head}${Buffer.byteLength(body)}${END_OF_HEAD}${body}`);
    this.#idle.push(connection);
    return answer;
  }

  close(): void {
    for (const connection of this.#idle.splice(0)) connection.close();
  }
}
