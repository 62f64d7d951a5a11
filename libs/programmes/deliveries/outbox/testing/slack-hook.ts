import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';

/** A hook on this machine, as Slack's would be: it keeps what it takes, and answers as it is told to, 200 when told nothing. */
export class SlackHook {
  readonly heard: string[] = [];
  /** The answers to come. */
  readonly answers: number[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      void text(request).then((body) => {
        this.heard.push(textOf(JSON.parse(body)));
        response.writeHead(this.answers.shift() ?? 200).end('ok');
      });
    });
  }

  static async listen(): Promise<SlackHook> {
    const hook = new SlackHook();
    hook.#server.listen(0, '127.0.0.1');
    await once(hook.#server, 'listening');
    return hook;
  }

  /** The secret that an address of Slack ends with is in its path. */
  get url(): string {
    const address = this.#server.address();
    return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}/services/T0/B0/secret` : '';
  }

  async close(): Promise<void> {
    if (!this.#server.listening) return;
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }
}

function textOf(body: unknown): string {
  return typeof body === 'object' && body !== null && 'text' in body ? String(body.text) : '';
}
