import { Commands } from '@entente/access';
import { GraphqlVocabularyModule } from '@entente/graphql';
import { EventStore, LogInUse } from '@entente/kernel';
import { ProjectionRunner, ReadStore, ReadStoreFault, ReadStoreInUse, type RebuildProgress } from '@entente/read-store';
import { Global, Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { Configuration } from '../../../api/src/configuration.js';
import { EngineModule } from '../../../api/src/engine.module.js';
import { logTie } from '../../../api/src/read-models.js';
import { SystemClock } from '../../../api/src/system-clock.js';
import { ServerInTheWay } from '../faults.js';
import type { CommonOptions } from '../verb.js';
import { projections } from './projections.js';
import { settingsFor } from './settings.js';
import { openLog, openReadModels } from './stores.js';

interface Parts {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly onRebuild?: (progress: RebuildProgress) => void;
}

/** The server's engine without its face, around a log and read models that are there already. Its runners are at rest. */
@Global()
@Module({ providers: [Commands], exports: [Commands] })
class CliEngine {
  static around({ eventStore, readStore, onRebuild = () => undefined }: Parts, settings: Configuration): DynamicModule {
    const clock = new SystemClock();
    const engine = EngineModule.register(settings, clock);
    const log = { error: (line: string) => void process.stderr.write(`${line}\n`), warn: () => undefined };
    const runner = new ProjectionRunner({ eventStore, readStore, clock, projections, log, onRebuild });
    const parts = [
      { provide: EventStore, useValue: eventStore },
      { provide: ReadStore, useValue: readStore },
      { provide: ProjectionRunner, useValue: runner },
    ];
    const replaced = { ...engine, providers: [...(engine.providers ?? []), ...parts] };
    return { module: CliEngine, imports: [CqrsModule.forRoot(), GraphqlVocabularyModule, replaced] };
  }
}

type Work<T> = (engine: INestApplicationContext) => Promise<T>;

/** Works with the engine on a log that is only read; its read models are a store of their own that vanishes. */
export async function onReadLog<T>(options: CommonOptions, eventStore: EventStore, work: Work<T>): Promise<T> {
  const readStore = await ReadStore.open({ memory: true });
  try {
    return await onEngine(CliEngine.around({ eventStore, readStore }, settingsFor(options)), work);
  } finally {
    await readStore.close();
  }
}

interface Upkeep {
  /** Told when a server has the folder: what to ask it for instead. */
  readonly instead: string;
  readonly onRebuild?: (progress: RebuildProgress) => void;
}

/**
 * Works with the engine on the log and the read models themselves: where processes share them beside all others, in a folder alone.
 * @throws ServerInTheWay, OfAnotherLog
 */
export async function onOwnData<T>(options: CommonOptions, { instead, ...upkeep }: Upkeep, work: Work<T>): Promise<T> {
  const settings = settingsFor(options);
  const inTheWay = (fault: unknown): never => {
    if (!isInUse(fault)) throw fault;
    throw new ServerInTheWay(
      `A server uses this folder. Ask it instead, as an operator, by the GraphQL mutation ${instead}, or stop it first`,
    );
  };
  const eventStore = await openLog(settings, false).catch(inTheWay);
  try {
    const readStore = await openReadModels(settings).catch(inTheWay);
    try {
      await logTie(settings, eventStore, readStore).ensure();
      return await onEngine(CliEngine.around({ eventStore, readStore, ...upkeep }, settings), work);
    } finally {
      await readStore.close();
    }
  } finally {
    await eventStore.close();
  }
}

function isInUse(fault: unknown): boolean {
  return fault instanceof LogInUse || (fault instanceof ReadStoreFault && fault.cause instanceof ReadStoreInUse);
}

async function onEngine<T>(module: DynamicModule, work: Work<T>): Promise<T> {
  const engine = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}
