import { EventStore } from '@entente/kernel';
import { ProjectionRunner, Runners } from '@entente/read-store';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Readiness } from './readiness.js';

/** Keeps requests away until the read models hold what the log held at the start, and tells how far the slowest is behind from then on. */
@Injectable()
export class CatchingUp implements OnApplicationBootstrap {
  constructor(
    private readonly eventStore: EventStore,
    private readonly projections: ProjectionRunner,
    private readonly runners: Runners,
    private readonly readiness: Readiness,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { names } = this.projections;
    const head = await this.eventStore.head();
    const slowest = (): number => Math.min(...names.map((name) => this.projections.positionOf(name)));
    this.readiness.watch('lag', async () => Math.max((await this.eventStore.head()) - slowest(), 0));
    this.readiness.require('read models caught up', () => slowest() >= head);
    this.readiness.require('read models of this version', () => this.runners.areFit);
  }
}
