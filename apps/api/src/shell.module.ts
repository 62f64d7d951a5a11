import { AccessModule } from '@entente/access';
import { GITLAB_INTAKE } from '@entente/lifecycle/inbound-request';
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_PIPE } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { LoggerModule } from 'nestjs-pino';
import type { Configuration } from './configuration.js';
import { GraphQLApiModule } from './graphql/graphql.module.js';
import { HealthModule } from './health.module.js';
import { inputValidation } from './input-validation.js';
import { logging } from './logging.js';

/** What every part of the server stands in: logs, the buses, access, GraphQL, health. */
@Module({})
export class ShellModule {
  static register(configuration: Configuration): DynamicModule {
    return {
      module: ShellModule,
      global: true,
      imports: [
        LoggerModule.forRoot(logging(configuration.logLevel)),
        CqrsModule.forRoot(),
        AccessModule.register(configuration.access),
        GraphQLApiModule.register(configuration),
        HealthModule,
      ],
      providers: [
        { provide: GITLAB_INTAKE, useValue: { secret: configuration.gitlabWebhook?.secret } },
        { provide: APP_PIPE, useFactory: inputValidation },
      ],
      exports: [GITLAB_INTAKE],
    };
  }
}
