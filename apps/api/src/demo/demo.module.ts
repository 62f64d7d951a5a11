import { Commands } from '@entente/access';
import { GraphqlVocabularyModule } from '@entente/graphql';
import type { Clock } from '@entente/kernel';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { EngineModule } from '../engine.module.js';

/** What the demonstration is played on: the server's engine on the server's files, at the story's own time. Nobody is let in. */
@Global()
@Module({ providers: [Commands], exports: [Commands] })
export class DemoModule {
  static on(dataDir: string, clock: Clock): DynamicModule {
    const settings = {
      dataDir,
      eventStoreUrl: undefined,
      databaseUrl: undefined,
      officeDays: { timeZone: 'UTC', holidays: [] },
      slackWebhookUrl: undefined,
    };
    const engine = EngineModule.register(settings, clock);
    return { module: DemoModule, imports: [CqrsModule.forRoot(), GraphqlVocabularyModule, engine] };
  }
}
