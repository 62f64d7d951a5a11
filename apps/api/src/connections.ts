import { Server, type ServerResponse } from 'node:http';
import { Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Readiness } from './readiness.js';

const LOOK_EVERY_MS = 50;

/**
 * Lets the HTTP server end although its callers keep their connections, as balancers do: from when it is not ready any more answers
 * close them, and once it listens no longer those are closed that are owed no answer.
 */
@Injectable()
export class Connections implements OnModuleInit, BeforeApplicationShutdown {
  readonly #underWay = new Set<ServerResponse>();

  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly readiness: Readiness,
  ) {}

  onModuleInit(): void {
    // Before the application's own listener, which may answer at once.
    this.#server.prependListener('request', (_, response: ServerResponse) => {
      this.#underWay.add(response);
      response.once('close', () => this.#underWay.delete(response));
      if (this.readiness.isLeaving) response.setHeader('connection', 'close');
    });
  }

  beforeApplicationShutdown(): void {
    const server = this.#server;
    setInterval(() => {
      if (!server.listening && this.#underWay.size === 0) server.closeAllConnections();
    }, LOOK_EVERY_MS).unref();
  }

  get #server(): Server {
    const server: unknown = this.adapter.httpAdapter.getHttpServer();
    if (!(server instanceof Server)) throw new TypeError('The application needs an HTTP server of Node');
    return server;
  }
}
