import { EventStore } from '@entente/kernel';
import { AutomationRunner, ProjectionRunner, ReadStore } from '@entente/read-store';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';

/** Starts the readers of the log before the first request, and ends them, stores last, after the last one. */
@Injectable()
export class EngineLifecycle implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    private readonly eventStore: EventStore,
    private readonly readStore: ReadStore,
    private readonly projections: ProjectionRunner,
    private readonly automations: AutomationRunner,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.projections.start();
    await this.automations.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.automations.stop();
    await this.projections.stop();
    await this.readStore.close();
    await this.eventStore.close();
  }
}
