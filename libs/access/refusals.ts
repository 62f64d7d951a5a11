import { BadRequestException, ForbiddenException, ServiceUnavailableException, UnauthorizedException } from '@nestjs/common';
import type { Role } from './role.js';

/** Nobody can tell who is asking: HTTP 401, GraphQL code UNAUTHENTICATED. The message never holds the token. */
export class Unauthenticated extends UnauthorizedException {}

/** The caller is known and may not: HTTP 403, GraphQL code FORBIDDEN. The message names the roles that may. */
export class Forbidden extends ForbiddenException {
  constructor(may: readonly Role[]) {
    super(`This is for ${may.join(', ')}`);
  }
}

/** The issuer's keys cannot be fetched, so no token can be judged: HTTP 503, GraphQL code UNAVAILABLE. */
export class KeysUnavailable extends ServiceUnavailableException {
  constructor(cause: unknown) {
    super('The keys that tokens are checked with cannot be fetched at present', { cause });
  }
}

/** The Idempotency-Key header is not a usable key: HTTP 400, GraphQL code BAD_USER_INPUT. */
export class UnusableIdempotencyKey extends BadRequestException {
  constructor() {
    super('The Idempotency-Key header must be 1 to 128 visible ASCII characters');
  }
}
