import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from '@entente/access';
import { Logger } from '@nestjs/common';
import type { GraphQLError } from 'graphql';
import { publicCode } from './public-error.js';

const logger = new Logger('GraphQL');

/** Names the request on every error, and logs those that a client is not told about. */
export function reportErrors(errors: readonly GraphQLError[], correlationId: string): void {
  for (const error of errors) {
    error.extensions['requestId'] = correlationId;
    if (publicCode(error) !== undefined) continue;
    const { message, stack } = error.originalError ?? error;
    logger.error({ message, stack, correlationId, path: error.path?.join('.') });
  }
}

/** Reports the errors of operations over HTTP. */
export const errorReport: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didEncounterErrors: ({ errors, contextValue }) => Promise.resolve(reportErrors(errors, contextValue.correlationId)),
    }),
  contextCreationDidFail: ({ error }) => Promise.resolve(logger.error(error)),
};
