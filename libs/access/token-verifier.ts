import { PartnershipId } from '@entente/kernel';
import { jwtVerify, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { Caller, Identity } from './caller.js';
import { KeysUnavailable, Unauthenticated } from './refusals.js';
import { RememberedCallers } from './remembered-callers.js';
import { Role } from './role.js';
import { tokenFault } from './token-fault.js';
import { keySource, type VerificationKeys } from './verification-key.js';

/** What a token must fit. */
export interface TokenSettings {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: VerificationKeys;
}

const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const CLOCK_TOLERANCE_SECONDS = 30;

/** Automations act under this name; a token that claims it would put words into their mouths in the history. */
const RESERVED_SUBJECTS = ['automation:', 'gitlab:'];

const Claims = z
  .object({
    sub: z
      .string()
      .regex(/^[\x21-\x7e]{1,200}$/)
      .refine((subject) => !RESERVED_SUBJECTS.some((reserved) => subject.startsWith(reserved))),
    exp: z.number(),
    role: z.enum(Role),
    partnership: PartnershipId.optional(),
  })
  .refine(({ role, partnership }) => role !== Role.PARTNER || partnership !== undefined, { path: ['partnership'] });

/** Tells who holds a token: a JSON Web Token of the one issuer, for this audience, signed with one of the issuer's keys. */
export class TokenVerifier {
  readonly #settings: TokenSettings;
  readonly #keys: JWTVerifyGetKey;
  readonly #remembered = new RememberedCallers();

  /** @throws UnusableKey when the settings hold no public key */
  constructor(settings: TokenSettings) {
    this.#settings = settings;
    this.#keys = keySource(settings.keys);
  }

  /** Reads an Authorization header (or the same text from a socket's first message). Never throws for what it holds. */
  async identify(authorization: string | undefined): Promise<Identity> {
    const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return new Unauthenticated('This needs a token: Authorization: Bearer <token>');
    return this.#remembered.recall(token) ?? this.#identified(token);
  }

  /** @throws Unauthenticated saying what is wrong with the token, KeysUnavailable when the issuer cannot be reached */
  async verify(token: string): Promise<Caller> {
    const claims = Claims.safeParse(await this.#checkedClaims(token));
    if (!claims.success) {
      const names = claims.error.issues.map(({ path }) => String(path[0]));
      throw new Unauthenticated(`The token's claim ${[...new Set(names)].join(', ')} is missing or not accepted`);
    }
    const { sub, exp, role, partnership } = claims.data;
    const bound = role === Role.PARTNER && partnership !== undefined ? { partnershipId: partnership } : {};
    return { subject: sub, role, expiresAt: exp * 1000, ...bound };
  }

  async #identified(token: string): Promise<Identity> {
    try {
      const caller = await this.verify(token);
      this.#remembered.remember(token, caller);
      return caller;
    } catch (fault) {
      if (fault instanceof Unauthenticated || fault instanceof KeysUnavailable) return fault;
      throw fault;
    }
  }

  async #checkedClaims(token: string): Promise<unknown> {
    const { issuer, audience } = this.#settings;
    try {
      const { payload } = await jwtVerify(token, this.#keys, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        requiredClaims: ['exp', 'sub', 'iat'],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
      });
      return payload;
    } catch (cause) {
      if (cause instanceof KeysUnavailable) throw cause;
      throw new Unauthenticated(tokenFault(cause), { cause });
    }
  }
}
