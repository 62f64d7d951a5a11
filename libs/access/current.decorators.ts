import { createParamDecorator, HttpException, type ExecutionContext } from '@nestjs/common';
import { operationOf, requestOf } from './asked.js';
import type { Caller } from './caller.js';
import type { Origin } from './command-origin.js';
import { Unauthenticated, UnusableIdempotencyKey } from './refusals.js';

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,128}$/;

/** The {@link Caller}, as a parameter of a handler that has `@Allow`. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext) => callerOf(context));

/** The {@link Origin} of the commands that a mutation submits, as a parameter of a resolver that has `@Allow`. */
export const CurrentOrigin = createParamDecorator((_: unknown, context: ExecutionContext) => originOf(context));

function callerOf(context: ExecutionContext): Caller {
  const identity = (operationOf(context) ?? requestOf(context)).identity;
  if (identity === undefined) throw new Unauthenticated('A public handler knows no caller');
  if (identity instanceof HttpException) throw identity;
  return identity;
}

function originOf(context: ExecutionContext): Origin {
  const { subject, role } = callerOf(context);
  const operation = operationOf(context);
  if (operation === undefined) throw new Error('Only a GraphQL operation has an origin');
  const { correlationId, idempotencyKey } = operation;
  const origin = { actor: { id: subject, role }, correlationId, causationId: correlationId };
  if (idempotencyKey === undefined) return origin;
  if (!IDEMPOTENCY_KEY.test(idempotencyKey)) throw new UnusableIdempotencyKey();
  return { ...origin, idempotencyKey };
}
