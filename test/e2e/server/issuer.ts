import { SignJWT, exportSPKI, generateKeyPair } from 'jose';

type PrivateKey = Parameters<SignJWT['sign']>[0];

const ISSUER = 'https://issuer.test.example';
const AUDIENCE = 'entente-test';

interface Spoken {
  readonly subject?: string;
  readonly partnership?: string;
  readonly lifetime?: string;
}

/** An issuer of tokens with a key of its own, and the settings by which a server trusts it. */
export class Issuer {
  readonly #key: PrivateKey;
  /** What the server's environment must hold. */
  readonly environment: Readonly<Record<string, string>>;

  private constructor(key: PrivateKey, publicKey: string) {
    this.#key = key;
    this.environment = { AUTH_MODE: 'jwt', JWT_ISSUER: ISSUER, JWT_AUDIENCE: AUDIENCE, JWT_PUBLIC_KEY: publicKey };
  }

  static async create(): Promise<Issuer> {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
    return new Issuer(privateKey, await exportSPKI(publicKey));
  }

  /**
   * A token, for an hour unless stated otherwise.
   * @param role stands in the subject too, so that events tell who acted
   * @param partnership for PARTNER: the one that it speaks for
   */
  token(role: string, { subject = subjectOf(role), partnership, lifetime = '1h' }: Spoken = {}): Promise<string> {
    return new SignJWT({ role, ...(partnership === undefined ? {} : { partnership }) })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setSubject(subject)
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt()
      .setExpirationTime(lifetime)
      .sign(this.#key);
  }
}

/** Who acts when nobody else is named. */
export function subjectOf(role: string): string {
  return `one-${role.toLowerCase()}`;
}
