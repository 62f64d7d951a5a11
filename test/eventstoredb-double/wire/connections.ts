import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

/** The sockets of the clients, in our own hands so that they can be reset. */
export class Connections {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(accept: (socket: Socket) => void) {
    this.#server = createServer({ noDelay: true }, (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
      accept(socket);
    });
  }

  static async listen(host: string, port: number, accept: (socket: Socket) => void): Promise<Connections> {
    const connections = new Connections(accept);
    connections.#server.listen({ host, port });
    await once(connections.#server, 'listening');
    return connections;
  }

  get count(): number {
    return this.#sockets.size;
  }

  reset(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  close(): void {
    this.#server.close();
  }
}
