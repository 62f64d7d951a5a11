import { Commands } from '@entente/access';
import { GraphqlVocabularyModule } from '@entente/graphql';
import { Clock, EventStore, LogInUse } from '@entente/kernel';
import { ProjectionRunner, ReadStore, type RebuildProgress } from '@entente/read-store';
import { Global, Module, type DynamicModule, type INestApplicationContext, type Provider } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { EngineModule } from '../../../api/src/engine.module.js';
import { projections } from './projections.js';
import { SystemClock } from '../../../api/src/system-clock.js';
import type { CommonOptions } from '../verb.js';
import { settingsFor } from './settings.js';
import { ServerInTheWay } from '../faults.js';

/** The server's engine without its face, with some of its parts in place of others. Its runners are at rest. */
@Global()
@Module({ providers: [Commands], exports: [Commands] })
class CliEngine {
  static with(settings: ReturnType<typeof settingsFor>, parts: readonly Provider[]): DynamicModule {
    const engine = EngineModule.register(settings, new SystemClock());
    const replaced = { ...engine, providers: [...(engine.providers ?? []), ...parts] };
    return { module: CliEngine, imports: [CqrsModule.forRoot(), GraphqlVocabularyModule, replaced] };
  }
}

type Work<T> = (engine: INestApplicationContext) => Promise<T>;

/** Works with the engine on a log that is only read; its read models are a store of their own that vanishes. */
export function onReadLog<T>(options: CommonOptions, log: EventStore, work: Work<T>): Promise<T> {
  const parts = [
    { provide: EventStore, useValue: log },
    { provide: ReadStore, useFactory: () => ReadStore.open({ memory: true }) },
  ];
  return onEngine(CliEngine.with(settingsFor(options), parts), async (engine) => {
    const readStore = engine.get(ReadStore);
    try {
      return await work(engine);
    } finally {
      await readStore.close();
    }
  });
}

interface OwnLog {
  /** Told when a server has the log: what to ask it for instead. */
  readonly instead: string;
  readonly onRebuild?: (progress: RebuildProgress) => void;
}

/**
 * Works with the engine on a log that nobody else writes to.
 * @throws ServerInTheWay
 */
export async function onOwnLog<T>(options: CommonOptions, { instead, onRebuild = () => undefined }: OwnLog, work: Work<T>): Promise<T> {
  const log = { error: (line: string) => void process.stderr.write(`${line}\n`), warn: () => undefined };
  const runner = {
    provide: ProjectionRunner,
    inject: [EventStore, ReadStore, Clock],
    useFactory: (eventStore: EventStore, readStore: ReadStore, clock: Clock) =>
      new ProjectionRunner({ eventStore, readStore, clock, projections, log, onRebuild }),
  };
  return onEngine(CliEngine.with(settingsFor(options), [runner]), async (engine) => {
    const [readStore, eventStore] = [engine.get(ReadStore), engine.get(EventStore)];
    try {
      return await work(engine);
    } finally {
      await readStore.close();
      await eventStore.close();
    }
  }).catch((fault: unknown) => {
    if (!(fault instanceof LogInUse)) throw fault;
    throw new ServerInTheWay(
      `A server uses this folder. Ask it instead, as an operator, by the GraphQL mutation ${instead}, or stop it first`,
    );
  });
}

async function onEngine<T>(module: DynamicModule, work: Work<T>): Promise<T> {
  const engine = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}
