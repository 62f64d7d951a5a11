import { Commands } from '@entente/access';
import { GraphqlVocabularyModule } from '@entente/graphql';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { LoggerModule } from 'nestjs-pino';
import { CatchingUp } from '../../api/src/catching-up.js';
import { engineLifecycle } from '../../api/src/engine-lifecycle.js';
import { EngineModule } from '../../api/src/engine.module.js';
import { HealthModule } from '../../api/src/health.module.js';
import { logging } from '../../api/src/logging.js';
import { SystemClock } from '../../api/src/system-clock.js';
import { HealthAlone } from './health-alone.guard.js';
import type { WorkerConfiguration } from './worker-configuration.js';

/** A global module starts before all others, and so must not be the root. */
@Global()
@Module({ providers: [Commands], exports: [Commands] })
class CommandsModule {}

/** The server's engine without its face: read models, automations, timers and deliveries, for as many of them as fall to this process. */
@Module({})
export class WorkerModule {
  static register(configuration: WorkerConfiguration): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        LoggerModule.forRoot(logging(configuration.logLevel)),
        CqrsModule.forRoot(),
        CommandsModule,
        GraphqlVocabularyModule,
        HealthModule,
        EngineModule.register(configuration, new SystemClock()),
      ],
      providers: [CatchingUp, ...engineLifecycle(true), { provide: APP_GUARD, useClass: HealthAlone }],
    };
  }
}
