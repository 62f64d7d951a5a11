import { EventStore } from '@entente/kernel';
import { FirstPolicy } from '@entente/programmes/policies';
import { ReadStore, Runners } from '@entente/read-store';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';

/** Starts the readers of the log before the first request, and ends them, stores last, after the last one. */
@Injectable()
export class EngineLifecycle implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    private readonly eventStore: EventStore,
    private readonly readStore: ReadStore,
    private readonly runners: Runners,
    private readonly firstPolicy: FirstPolicy,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.firstPolicy.ensure();
    await this.runners.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.runners.stop();
    await this.readStore.close();
    await this.eventStore.close();
  }
}
