import { AccessModule } from '@entente/access';
import { GITLAB_INTAKE } from '@entente/lifecycle/inbound-request';
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { LoggerModule } from 'nestjs-pino';
import type { Configuration } from './configuration.js';
import { GraphQLApiModule } from './graphql/graphql.module.js';
import { HealthController } from './health.controller.js';
import { inputValidation } from './input-validation.js';
import { logging } from './logging.js';
import { ProblemFilter } from './problem.filter.js';
import { Readiness } from './readiness.js';

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
      ],
      controllers: [HealthController],
      providers: [
        Readiness,
        { provide: GITLAB_INTAKE, useValue: { secret: configuration.gitlabWebhook?.secret } },
        { provide: APP_PIPE, useFactory: inputValidation },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: [Readiness, GITLAB_INTAKE],
    };
  }
}
