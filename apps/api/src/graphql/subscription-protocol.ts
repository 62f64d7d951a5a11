import { randomUUID } from 'node:crypto';
import { type Identity, KeysUnavailable, type TokenVerifier } from '@entente/access';
import { HttpException } from '@nestjs/common';
import {
  GraphQLError,
  Kind,
  type ExecutionArgs,
  type FormattedExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { CloseCode, type Context, type ServerOptions, type SubscribePayload } from 'graphql-ws';
import type { Extra } from 'graphql-ws/use/ws';
import type { WebSocket } from 'ws';
import { reportErrors } from './error-report.js';
import { publicError } from './public-error.js';
import { coded, subscriptionDocument } from './subscription-document.js';
import { SubscriptionSession } from './subscription-session.js';

type Payload = Record<string, unknown> | undefined;
type Options = ServerOptions<Payload, Extra>;
type Socket = Context<Payload, Extra>;

const MOST_SUBSCRIPTIONS = 50;
const TRY_AGAIN_LATER = 1013;

/** What a socket may say and hear: a token first, then subscriptions, under the limits and with the errors of HTTP. */
export function subscriptionProtocol(schema: GraphQLSchema, tokens: TokenVerifier, hideSuggestions: boolean): Options {
  const sessions = new WeakMap<WebSocket, SubscriptionSession>();
  const sessionOf = ({ extra }: Socket): SubscriptionSession | undefined => sessions.get(extra.socket);

  return {
    onConnect: async ({ connectionParams, extra: { socket } }) => {
      const { authorization } = connectionParams ?? {};
      const identity = await tokens.identify(typeof authorization === 'string' ? authorization : undefined);
      if (isRefused(identity, socket)) return false;
      sessions.set(socket, new SubscriptionSession(identity, socket));
      return true;
    },
    onSubscribe: (connection, id, payload) => {
      const session = sessionOf(connection);
      if (session === undefined) return [coded(new GraphQLError('No token was given'), 'UNAUTHENTICATED')];
      if (Object.keys(connection.subscriptions).length > MOST_SUBSCRIPTIONS) return [tooMany()];
      const document = subscriptionDocument(schema, payload, hideSuggestions);
      if (!('kind' in document)) return document;
      return { ...executionOf(payload), schema, document, contextValue: session.begin(id) };
    },
    onNext: (...[connection, id, , , { data, errors }]): FormattedExecutionResult | undefined => {
      const session = sessionOf(connection);
      session?.renewScope(id);
      if (errors === undefined) return undefined;
      const told = shown(errors, session?.correlationIdOf(id));
      return data === undefined ? { errors: told } : { data, errors: told };
    },
    onError: (connection, id, _payload, errors) => shown(errors, sessionOf(connection)?.correlationIdOf(id)),
    onComplete: (connection, id) => {
      sessionOf(connection)?.end(id);
    },
  };
}

function isRefused(identity: Identity, socket: WebSocket): identity is Exclude<Identity, { readonly subject: string }> {
  if (!(identity instanceof HttpException)) return false;
  socket.close(identity instanceof KeysUnavailable ? TRY_AGAIN_LATER : CloseCode.Forbidden, identity.message);
  return true;
}

function executionOf({ operationName, variables }: SubscribePayload): Pick<ExecutionArgs, 'operationName' | 'variableValues'> {
  return { operationName: operationName ?? null, variableValues: variables ?? null };
}

function shown(errors: readonly GraphQLError[], correlationId: string = randomUUID()): GraphQLFormattedError[] {
  const told = errors.map(variablesBlamed);
  reportErrors(told, correlationId);
  return told.map((error) => publicError(error.toJSON(), error));
}

/** graphql-js gives no code to variables that do not fit; they alone point to nothing but a variable's definition. */
function variablesBlamed(error: GraphQLError): GraphQLError {
  const [node, ...others] = error.nodes ?? [];
  const blamed = node?.kind === Kind.VARIABLE_DEFINITION && others.length === 0;
  return blamed ? coded(error, 'BAD_USER_INPUT') : error;
}

function tooMany(): GraphQLError {
  return coded(new GraphQLError(`A socket takes at most ${MOST_SUBSCRIPTIONS} subscriptions at a time`), 'TOO_MANY_SUBSCRIPTIONS');
}
