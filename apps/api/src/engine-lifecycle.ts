import { EventStore } from '@entente/kernel';
import { FirstPolicy } from '@entente/programmes/policies';
import { LogTie, ReadStore, Runners } from '@entente/read-store';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown, type Provider } from '@nestjs/common';

const KEEPS_READERS = Symbol('KEEPS_READERS');

/** What a process does before its first request: if it keeps readers of the log, it starts them. */
@Injectable()
class EngineStart {
  constructor(
    private readonly firstPolicy: FirstPolicy,
    private readonly logTie: LogTie,
    private readonly runners: Runners,
    @Inject(KEEPS_READERS) private readonly keepsReaders: boolean,
  ) {}

  async run(): Promise<void> {
    await this.firstPolicy.ensure();
    await this.logTie.ensure();
    await (this.keepsReaders ? this.runners.start() : this.runners.watch());
  }
}

/** Starts the engine before the first request, and ends its readers, stores last, after the last one. */
@Injectable()
class EngineLifecycle implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    private readonly eventStore: EventStore,
    private readonly readStore: ReadStore,
    private readonly runners: Runners,
    private readonly start: EngineStart,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.start.run();
  }

  async onApplicationShutdown(): Promise<void> {
    try {
      await this.runners.stop();
    } finally {
      await this.readStore.close().finally(() => this.eventStore.close());
    }
  }
}

/** @param keepsReaders whether this process is one of those that keep the readers of the log */
export function engineLifecycle(keepsReaders: boolean): readonly Provider[] {
  return [{ provide: KEEPS_READERS, useValue: keepsReaders }, EngineStart, EngineLifecycle];
}
