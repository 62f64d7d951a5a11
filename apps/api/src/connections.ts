import type { ServerResponse } from 'node:http';
import { Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { nodeServerOf } from './node-server.js';
import { Readiness } from './readiness.js';

const LOOK_EVERY_MS = 50;
/** For a request that does not come to its end, or an answer that is not taken. */
const PATIENCE_MS = 2_000;

/**
 * Lets the HTTP server end although its callers keep their connections, as balancers do: from when it is not ready any more answers
 * close them, and once it listens no longer all are closed when nobody is owed an answer.
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
    nodeServerOf(this.adapter).prependListener('request', (_, response: ServerResponse) => {
      this.#underWay.add(response);
      response.once('close', () => this.#underWay.delete(response));
      if (this.readiness.isLeaving) response.setHeader('connection', 'close');
    });
  }

  beforeApplicationShutdown(): void {
    const server = nodeServerOf(this.adapter);
    let endingSince: number | undefined;
    const look = setInterval(() => {
      if (server.listening) return;
      endingSince ??= performance.now();
      const isLate = performance.now() - endingSince > PATIENCE_MS;
      if (![...this.#underWay].some((response) => !isLate || isOwed(response))) server.closeAllConnections();
    }, LOOK_EVERY_MS).unref();
    server.once('close', () => clearInterval(look));
  }
}

/** Whether it is the server that takes its time. */
function isOwed({ req, writableEnded }: ServerResponse): boolean {
  return req.complete && !writableEnded;
}
