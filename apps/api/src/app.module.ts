import { GraphqlVocabularyModule } from '@entente/graphql';
import type { Clock } from '@entente/kernel';
import { OperationsModule } from '@entente/operations';
import { StreamsModule } from '@entente/streams';
import { Module, type DynamicModule } from '@nestjs/common';
import { CatchingUp } from './catching-up.js';
import type { Configuration } from './configuration.js';
import { engineLifecycle } from './engine-lifecycle.js';
import { EngineModule } from './engine.module.js';
import { ServerInfoResolver } from './server-info.resolver.js';
import { ShellModule } from './shell.module.js';
import { published } from './slices.js';

/** The whole server, put together for one configuration. */
@Module({})
export class AppModule {
  static register(configuration: Configuration, clock: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ShellModule.register(configuration),
        GraphqlVocabularyModule,
        EngineModule.register(configuration, clock),
        StreamsModule.register(published),
        OperationsModule,
      ],
      // The root module is the last to be started: by then the command bus knows its handlers, which automations need at once.
      providers: [ServerInfoResolver, CatchingUp, ...engineLifecycle(configuration.runners === 'on')],
    };
  }
}
