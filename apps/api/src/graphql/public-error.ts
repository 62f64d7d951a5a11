import { ConcurrencyConflict } from '@entente/event-store';
import { AppendTooLarge, StoreFault } from '@entente/kernel';
import { PageRefused, ReadStoreUnavailable, StaleRead } from '@entente/read-store';
import { HttpException } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { InvalidInput } from '../input-validation.js';

/** Codes that leave the house with the message that was given; graphql-js and Apollo have those of the second line. */
const PUBLIC_CODES: ReadonlySet<unknown> = new Set([
  ...['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT', 'STALE_READ', 'CONFLICT', 'UNAVAILABLE', 'TOO_MANY_SUBSCRIPTIONS'],
  ...['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'OPERATION_RESOLUTION_FAILURE', 'BAD_REQUEST', 'PERSISTED_QUERY_NOT_SUPPORTED'],
]);

const CODES_BY_STATUS = new Map<number, string>([
  [400, 'BAD_USER_INPUT'],
  [401, 'UNAUTHENTICATED'],
  [403, 'FORBIDDEN'],
  [404, 'NOT_FOUND'],
  [503, 'UNAVAILABLE'],
]);

/** Errors of our libraries that are the caller's business, and say so in words that may be shown. */
const CODES_BY_CLASS = [
  [PageRefused, 'BAD_USER_INPUT'],
  [StaleRead, 'STALE_READ'],
  [ConcurrencyConflict, 'CONFLICT'],
  [AppendTooLarge, 'BAD_USER_INPUT'],
  [StoreFault, 'UNAVAILABLE'],
  [ReadStoreUnavailable, 'UNAVAILABLE'],
] as const;

function givenCode({ extensions, originalError }: GraphQLError): unknown {
  if (originalError instanceof HttpException) return CODES_BY_STATUS.get(originalError.getStatus());
  return CODES_BY_CLASS.find(([known]) => originalError instanceof known)?.[1] ?? extensions['code'];
}

/** The code of an error that may be shown as it is; undefined for a fault of our own, of which nothing is shown. */
export function publicCode(error: GraphQLError): string | undefined {
  const code = givenCode(error);
  return typeof code === 'string' && PUBLIC_CODES.has(code) ? code : undefined;
}

/** What a client reads of an error. Of our own faults it gets the request's id, to tell an operator. */
export function publicError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { requestId } = formatted.extensions ?? {};
  const request = requestId === undefined ? {} : { requestId };
  const code = error instanceof GraphQLError ? publicCode(error) : undefined;
  if (code === undefined) {
    return { ...formatted, message: 'The server failed', extensions: { code: 'INTERNAL_SERVER_ERROR', ...request } };
  }
  return { ...formatted, extensions: { ...formatted.extensions, ...fieldsOf(error), code } };
}

function fieldsOf(error: unknown): object {
  const cause = error instanceof GraphQLError ? error.originalError : undefined;
  return cause instanceof InvalidInput ? { fields: cause.fields } : {};
}
