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
): DocumentNode | GraphQLError[] {
  const document = parsed(query);
  if (document instanceof GraphQLError) return [document];
  if (getOperationAST(document, operationName)?.operation !== OperationTypeNode.SUBSCRIPTION) return [notASubscription()];
  const errors = validate(schema, document, RULES, { hideSuggestions });
  return errors.length > 0 ? errors.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED')) : document;
}

export function coded(error: GraphQLError, code: string): GraphQLError {
  error.extensions['code'] = code;
  return error;
}

function parsed(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query, { maxTokens: LIMITS.tokens });
  } catch (fault) {
    if (fault instanceof GraphQLError) return coded(fault, 'GRAPHQL_PARSE_FAILED');
    throw fault;
  }
}

function notASubscription(): GraphQLError {
  const extensions = { code: 'OPERATION_RESOLUTION_FAILURE' };
  return new GraphQLError('A socket takes subscriptions; queries and mutations go over HTTP', { extensions });
}
