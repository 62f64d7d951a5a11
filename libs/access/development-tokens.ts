import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { PartnershipId } from '@entente/kernel';
import { SignJWT } from 'jose';
import { Role } from './role.js';
import type { TokenSettings } from './token-verifier.js';

const ISSUER = 'urn:entente:development';
const AUDIENCE = 'urn:entente';

/**
 * Hands out tokens for trying the product out. Its key lives and dies with the process, so no token outlives a restart.
 * The configuration admits it on a loopback address outside production only.
 */
export class DevelopmentTokens {
  /** What checks the tokens. */
  readonly settings: TokenSettings;
  readonly #privateKey: KeyObject;

  constructor() {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#privateKey = privateKey;
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    this.settings = { issuer: ISSUER, audience: AUDIENCE, keys: { publicKey: pem } };
  }

  /** A token of 12 hours for one role; a PARTNER is bound to the partnership. */
  async issue(role: Role, partnershipId: PartnershipId): Promise<string> {
    const bound = role === Role.PARTNER ? { partnership: partnershipId } : {};
    return new SignJWT({ role, ...bound })
      .setProtectedHeader({ alg: 'ES256' })
      .setSubject(`development:${role.toLowerCase()}`)
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt()
      .setExpirationTime('12h')
      .sign(this.#privateKey);
  }

  /** A token for each role. */
  async issueAll(partnershipId: PartnershipId): Promise<ReadonlyMap<Role, string>> {
    const issued = Object.values(Role).map(async (role) => [role, await this.issue(role, partnershipId)] as const);
    return new Map(await Promise.all(issued));
  }
}
