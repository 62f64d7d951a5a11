import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

/** A channel's webhook that takes every second message. */
export class MoodyHook {
  readonly address: string;
  readonly #server: Server;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.address = `http://127.0.0.1:${port}/hook`;
  }

  static async open(): Promise<MoodyHook> {
    let asked = 0;
    const server = createServer((request, response) => {
      asked += 1;
      request.resume();
      response.writeHead(asked % 2 === 0 ? 200 : 503).end('ok');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    return new MoodyHook(server, typeof address === 'object' && address !== null ? address.port : 0);
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
