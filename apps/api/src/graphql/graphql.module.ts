import type { IncomingMessage } from 'node:http';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { TokenVerifier } from '@entente/access';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { Module, type DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { Configuration } from '../configuration.js';
import { CompilingDriver } from './compiling-driver.js';
import { errorReport } from './error-report.js';
import { LIMITS, limitsRule } from './limits.js';
import { contextOfRequest } from './operation-context.js';
import { withoutPropertyResolvers } from './property-resolvers.js';
import { publicError } from './public-error.js';
import { SubscriptionServer, SubscriptionSettings } from './subscription-server.js';

/** GraphQL over HTTP by Apollo, and over sockets by our own server, under one set of limits and one form of errors. */
@Module({})
export class GraphQLApiModule {
  static register({ production, allowedOrigins }: Pick<Configuration, 'production' | 'allowedOrigins'>): DynamicModule {
    return {
      module: GraphQLApiModule,
      imports: [
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: CompilingDriver,
          inject: [TokenVerifier],
          useFactory: (tokens: TokenVerifier) => apolloOptions(tokens, production),
        }),
      ],
      providers: [SubscriptionServer, { provide: SubscriptionSettings, useValue: { production, allowedOrigins } }],
    };
  }
}

function apolloOptions(tokens: TokenVerifier, production: boolean): Omit<ApolloDriverConfig, 'driver'> {
  return {
    autoSchemaFile: true,
    sortSchema: true,
    transformSchema: withoutPropertyResolvers,
    context: ({ raw }: { raw: IncomingMessage }) => contextOfRequest(raw, tokens),
    // Cache hints would wrap every field, and nothing here gives any.
    plugins: [ApolloServerPluginCacheControlDisabled(), errorReport],
    formatError: publicError,
    autoTransformHttpErrors: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: production,
    introspection: !production,
    graphiql: false,
    csrfPrevention: true,
    persistedQueries: false,
    parseOptions: { maxLexicalTokens: LIMITS.tokens },
    validationRules: [limitsRule],
    stopOnApplicationShutdown: true,
  };
}
