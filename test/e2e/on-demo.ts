import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStore, type Clock, type Position } from '@entente/kernel';
import { AutomationRunner, ProjectionRunner, TimerRunner, quiescent } from '@entente/read-store';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { playDemo } from '../../apps/api/src/demo/demo.js';
import { applicationOn } from './in-process.js';
import { ApiClient } from './server/api-client.js';
import { Issuer } from './server/issuer.js';

const LONG_MS = 20_000;

/** The whole server in this process, listening, on a demonstration of its own, and at rest when it is given. */
export class DemoHouse {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly issuer: Issuer,
    /** Where the log ended when all was at rest. */
    readonly head: Position,
    readonly folder: string,
  ) {}

  static async open(clock?: Clock): Promise<DemoHouse> {
    const folder = await mkdtemp(join(tmpdir(), 'entente-demo-'));
    await playDemo(folder);
    const issuer = await Issuer.create();
    const app = await applicationOn(folder, clock, issuer);
    await app.listen(0, '127.0.0.1');
    const readers = [app.get(ProjectionRunner), app.get(AutomationRunner), app.get(TimerRunner)];
    return new DemoHouse(app, issuer, await quiescent(app.get(EventStore), readers, LONG_MS), folder);
  }

  async as(role: string, partnership?: string): Promise<ApiClient> {
    const bound = partnership === undefined ? {} : { partnership };
    return new ApiClient(await this.app.getUrl(), await this.issuer.token(role, bound));
  }

  async close(): Promise<void> {
    await this.app.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}
