import type { ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import type { Identity } from './caller.js';
import type { RequestContext } from './request-context.js';

/** What this library reads of an HTTP request, and the one thing that it writes there. */
interface AskedRequest {
  readonly headers: { readonly authorization?: string | undefined };
  identity?: Identity;
}

/** The GraphQL operation's context; undefined for a controller. */
export function operationOf(context: ExecutionContext): RequestContext | undefined {
  if (context.getType<GqlContextType>() !== 'graphql') return undefined;
  return GqlExecutionContext.create(context).getContext<RequestContext>();
}

export function requestOf(context: ExecutionContext): AskedRequest {
  return context.switchToHttp().getRequest<AskedRequest>();
}
