import {
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { LIMITS, limitsRule } from './limits.js';

const RULES = [...specifiedRules, limitsRule];

/** The document of a subscription under the limits that hold over HTTP, or what is wrong with it. */
export function subscriptionDocument(
  schema: GraphQLSchema,
  { query, operationName }: SubscribePayload,
  hideSuggestions: boolean,
): DocumentNode | readonly GraphQLError[] {
  const document = attempt('GRAPHQL_PARSE_FAILED', () => parse(query, { maxTokens: LIMITS.tokens }));
  if (!('kind' in document)) return document;
  if (getOperationAST(document, operationName)?.operation !== OperationTypeNode.SUBSCRIPTION) return [notASubscription()];
  const code = 'GRAPHQL_VALIDATION_FAILED';
  const errors = attempt(code, () => validate(schema, document, RULES, { hideSuggestions }));
  return errors.length > 0 ? errors.map((error) => coded(error, code)) : document;
}

export function coded(error: GraphQLError, code: string): GraphQLError {
  error.extensions['code'] = code;
  return error;
}

/** graphql-js throws what it cannot read, and also a root field with a directive that depends on a variable. */
function attempt<T>(code: string, step: () => T): T | readonly GraphQLError[] {
  try {
    return step();
  } catch (fault) {
    if (fault instanceof GraphQLError) return [coded(fault, code)];
    throw fault;
  }
}

function notASubscription(): GraphQLError {
  const extensions = { code: 'OPERATION_RESOLUTION_FAILURE' };
  return new GraphQLError('A socket takes subscriptions; queries and mutations go over HTTP', { extensions });
}
