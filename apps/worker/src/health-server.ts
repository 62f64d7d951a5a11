import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Readiness } from '../../api/src/readiness.js';
import type { WorkerConfiguration } from './worker-configuration.js';

export const HEALTH_PLACE = Symbol('HEALTH_PLACE');

/** The health of a worker, for the machinery that starts and watches it; it serves nothing else. */
@Injectable()
export class HealthServer implements OnModuleInit, BeforeApplicationShutdown {
  readonly #server = createServer(({ url }, response) => void this.#answer(url, response));

  constructor(
    private readonly readiness: Readiness,
    @Inject(HEALTH_PLACE) private readonly place: WorkerConfiguration['health'],
  ) {}

  async onModuleInit(): Promise<void> {
    if (this.place === undefined) return;
    this.#server.listen(this.place);
    await once(this.#server, 'listening');
    new Logger('health').log(`http://${this.place.host}:${this.place.port}/health/ready`);
  }

  beforeApplicationShutdown(): void {
    this.#server.close();
    this.#server.closeIdleConnections();
  }

  async #answer(url: string | undefined, response: ServerResponse): Promise<void> {
    if (url === '/health/live') return say(response, 200, { status: 'live' });
    if (url !== '/health/ready') return say(response, 404, { status: 'unknown' });
    const waitingFor = this.readiness.unmet();
    const figures = await this.readiness.figures();
    if (waitingFor.length > 0) return say(response, 503, { status: 'not ready', waitingFor, ...figures });
    say(response, 200, { status: 'ready', ...figures });
  }
}

function say(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
