import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { z } from 'zod';

const HOST = '127.0.0.1';
const News = z.object({ from: z.number(), epoch: z.number(), leading: z.boolean() });
/** What a node tells the others, many times a second and whenever it wrote something. */
export type News = z.infer<typeof News>;

interface Heard extends News {
  readonly at: number;
}

/** A node is alive to the others for so long after they last heard of it. */
export const ALIVE_MS = 1_000;

/** What this node hears of the others: datagrams to the ports that they serve. */
export class Peers {
  readonly #socket: Socket = createSocket('udp4');
  readonly #ports: readonly number[];
  readonly #own: number;
  readonly #heard = new Map<number, Heard>();

  private constructor(ports: readonly number[], own: number, onNews: (news: News) => void) {
    this.#ports = ports;
    this.#own = own;
    this.#socket.on('message', (message) => {
      const news = News.parse(JSON.parse(message.toString()));
      this.#heard.set(news.from, { ...news, at: performance.now() });
      onNews(news);
    });
  }

  /** @param own this node's place among the ports */
  static async listen(ports: readonly number[], own: number, onNews: (news: News) => void): Promise<Peers> {
    const peers = new Peers(ports, own, onNews);
    peers.#socket.bind(ports[own], HOST);
    await once(peers.#socket, 'listening');
    return peers;
  }

  tell(news: Omit<News, 'from'>): void {
    const message = JSON.stringify({ from: this.#own, ...news });
    for (const [index, port] of this.#ports.entries()) if (index !== this.#own) this.#socket.send(message, port, HOST);
  }

  /** The others that were heard of lately. */
  get alive(): readonly Heard[] {
    return [...this.#heard.values()].filter(({ at }) => performance.now() - at < ALIVE_MS);
  }

  get leader(): Heard | undefined {
    return this.alive.filter(({ leading }) => leading).sort((one, other) => other.epoch - one.epoch)[0];
  }

  /** With this node. */
  get areMajority(): boolean {
    return this.alive.length + 1 > this.#ports.length / 2;
  }

  get areAllAlive(): boolean {
    return this.alive.length + 1 === this.#ports.length;
  }
}
