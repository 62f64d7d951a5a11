import { EventStore } from '@entente/kernel';
import { ProjectionRunner } from '@entente/read-store';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Readiness } from './readiness.js';

/** Keeps requests away until the read models hold what the log held at the start. */
@Injectable()
export class CatchingUp implements OnApplicationBootstrap {
  constructor(
    private readonly eventStore: EventStore,
    private readonly projections: ProjectionRunner,
    private readonly readiness: Readiness,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { names } = this.projections;
    const head = await this.eventStore.head();
    this.readiness.require('the read models are catching up with the log', () =>
      names.every((name) => this.projections.positionOf(name) >= head),
    );
  }
}
