import { HttpException, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { accessTo } from './allow.decorator.js';
import { operationOf, requestOf } from './asked.js';
import type { Identity } from './caller.js';
import { Forbidden } from './refusals.js';
import { TokenVerifier } from './token-verifier.js';

/**
 * Stands before every controller and every root field, subscriptions included, and denies by default.
 * Fields below a root field are not guarded one by one: what a caller may see of a thing is the root field's business.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly tokens: TokenVerifier) {}

  /** @throws Unauthenticated, Forbidden, KeysUnavailable */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = accessTo(context.getHandler(), context.getClass());
    if (access === undefined) throw new Error(`${context.getClass().name} has a handler without @Allow or @Public`);
    if (access === 'everyone') return true;
    const identity = await this.#identity(context);
    if (identity instanceof HttpException) throw identity;
    if (!access.includes(identity.role)) throw new Forbidden(access);
    return true;
  }

  async #identity(context: ExecutionContext): Promise<Identity> {
    const operation = operationOf(context);
    if (operation !== undefined) return operation.identity;
    const request = requestOf(context);
    request.identity = await this.tokens.identify(request.headers.authorization);
    return request.identity;
  }
}
