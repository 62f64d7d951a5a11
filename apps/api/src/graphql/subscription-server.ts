import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { TokenVerifier } from '@entente/access';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { Disposable } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { nodeServerOf } from '../node-server.js';
import { subscriptionProtocol } from './subscription-protocol.js';

const PATH = '/graphql';
const MOST_BYTES_A_MESSAGE = 64 * 1024;
const PATIENCE_MS = 2_000;

/** Who may open a socket from a web page, and how much is told of the schema. */
export abstract class SubscriptionSettings {
  abstract readonly allowedOrigins: readonly string[];
  abstract readonly production: boolean;
}

/** Subscriptions over sockets (graphql-transport-ws) on the port of the HTTP server. */
@Injectable()
export class SubscriptionServer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_BYTES_A_MESSAGE });
  #protocol: Disposable | undefined;

  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly schema: GraphQLSchemaHost,
    private readonly tokens: TokenVerifier,
    private readonly settings: SubscriptionSettings,
  ) {}

  onApplicationBootstrap(): void {
    const options = subscriptionProtocol(this.schema.schema, this.tokens, this.settings.production);
    this.#protocol = useServer({ ...options, isProd: true }, this.#sockets);
    nodeServerOf(this.adapter).on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.#upgrade(request, socket, head);
    });
  }

  /** Tells every client that the server goes away (1001); one that does not answer is cut off. Not before all know that it ends. */
  async beforeApplicationShutdown(): Promise<void> {
    const impatience = setTimeout(() => {
      for (const client of this.#sockets.clients) client.terminate();
    }, PATIENCE_MS);
    await this.#protocol?.dispose();
    clearTimeout(impatience);
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (request.url?.split('?')[0] !== PATH) return refuse(socket, '404 Not Found');
    if (!this.#admits(request)) return refuse(socket, '403 Forbidden');
    this.#sockets.handleUpgrade(request, socket, head, (client) => {
      this.#sockets.emit('connection', client, request);
    });
  }

  /** Only browsers send an Origin, and they send it for every page: a foreign page must not ride on a person's network. */
  #admits({ headers: { origin, host } }: IncomingMessage): boolean {
    return origin === undefined || this.settings.allowedOrigins.includes(origin) || URL.parse(origin)?.host === host;
  }
}

function refuse(socket: Duplex, status: string): void {
  socket.once('error', () => socket.destroy());
  // One that stays half open would keep the server from ending.
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
}
