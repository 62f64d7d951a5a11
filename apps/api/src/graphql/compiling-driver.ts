import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { RequestContext } from '@entente/access';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Injectable } from '@nestjs/common';
import type { GraphQLSchema } from 'graphql';
import { CompiledOperations } from './compiled-operations.js';

type Gateway = ApolloServerOptionsWithGateway<RequestContext>['gateway'];

/** Apollo as Nest sets it up, with an executor of our own behind the seam that Apollo has for gateways. */
@Injectable()
export class CompilingDriver extends ApolloDriver {
  override start(options: ApolloDriverConfig): Promise<void> {
    if (options.schema === undefined) throw new TypeError('The schema is made before the driver starts');
    const withGateway = { ...options, gateway: executing(options.schema) };
    return super.start(withGateway);
  }
}

function executing(schema: GraphQLSchema): Gateway {
  const operations = new CompiledOperations(schema);
  return {
    onSchemaLoadOrUpdate(tell) {
      tell({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    load: () =>
      Promise.resolve({
        executor: async ({ document, operation, request, context }) =>
          operations.execute({
            document,
            operation,
            contextValue: context,
            variables: request.variables,
            operationName: request.operationName,
          }),
      }),
    stop: () => Promise.resolve(),
  };
}
