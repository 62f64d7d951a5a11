import { createPublicKey, type KeyObject } from 'node:crypto';
import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { KeysUnavailable } from './refusals.js';

/** Where the issuer's public keys come from: its JWKS address, or the text of a PEM, a JWK or a JWKS. */
export type VerificationKeys = { readonly jwksUrl: string } | { readonly publicKey: string };

/** Thrown when a text holds no public key that tokens can be checked with. */
export class UnusableKey extends Error {}

const FETCH = { timeoutDuration: 5_000, cooldownDuration: 30_000 } as const;
const ASYMMETRIC = ['RSA', 'EC', 'OKP'] as const;

const Part = z.string().exactOptional();
const Nothing = z.never().exactOptional();
const Jwk = z.object({
  kty: z.enum(ASYMMETRIC),
  ...{ kid: Part, alg: Part, use: Part, crv: Part, x: Part, y: Part, n: Part, e: Part },
  /** Only a private key has it. */
  d: Nothing,
});
const Jwks = z.object({ keys: z.array(Jwk).min(1) });

/** Finds the key that a token is checked with; a published key set is kept for 10 minutes and fetched at most twice a minute. */
export function keySource(keys: VerificationKeys): JWTVerifyGetKey {
  return 'jwksUrl' in keys ? remoteKeys(new URL(keys.jwksUrl)) : localKeys(keys.publicKey);
}

function remoteKeys(url: URL): JWTVerifyGetKey {
  const published = createRemoteJWKSet(url, FETCH);
  return async (header, token) => {
    try {
      return await published(header, token);
    } catch (cause) {
      throw isTheTokensFault(cause) ? cause : new KeysUnavailable(cause);
    }
  };
}

function isTheTokensFault(cause: unknown): boolean {
  return cause instanceof errors.JWKSNoMatchingKey || cause instanceof errors.JWKSMultipleMatchingKeys;
}

/**
 * Reads the text of a PEM, a JWK or a JWKS. A line break in a PEM may be written as `\n`.
 * @throws UnusableKey when it is none of them, or holds a private or a shared key
 */
export function localKeys(text: string): JWTVerifyGetKey {
  try {
    return text.trimStart().startsWith('{') ? fromJson(JSON.parse(text)) : always(fromPem(text));
  } catch (cause) {
    throw new UnusableKey('This is not a public key as PEM, JWK or JWKS', { cause });
  }
}

function fromJson(value: unknown): JWTVerifyGetKey {
  const set = Jwks.safeParse(value);
  if (set.success) return createLocalJWKSet(set.data);
  return always(createPublicKey({ key: Jwk.parse(value), format: 'jwk' }));
}

function fromPem(text: string): KeyObject {
  const pem = text.replaceAll('\\n', '\n').trim();
  // node:crypto would derive a public key from a private one, and a private key has no place in this setting.
  if (!pem.startsWith('-----BEGIN PUBLIC KEY-----')) throw new UnusableKey('A PEM must be a PUBLIC KEY');
  return createPublicKey(pem);
}

function always(key: KeyObject): JWTVerifyGetKey {
  return () => Promise.resolve(key);
}
