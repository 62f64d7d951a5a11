import { errors } from 'jose';

const SENTENCES = new Map([
  [errors.JWTExpired.code, 'The token has expired'],
  [errors.JOSEAlgNotAllowed.code, 'The token must be signed with RS256, PS256, ES256 or EdDSA'],
  [errors.JWSSignatureVerificationFailed.code, "The token was not signed with the issuer's key"],
  [errors.JWKSNoMatchingKey.code, 'The token was signed with a key that the issuer does not publish'],
]);

/** Says what is wrong with a token, without a word of the token itself. */
export function tokenFault(cause: unknown): string {
  if (cause instanceof errors.JWTClaimValidationFailed) return claimFault(cause);
  const sentence = cause instanceof errors.JOSEError ? SENTENCES.get(cause.code) : undefined;
  return sentence ?? "This is not a signed JSON Web Token that fits the issuer's key";
}

function claimFault({ claim, reason }: errors.JWTClaimValidationFailed): string {
  return `The token's claim ${claim} is ${reason === 'missing' ? 'missing' : 'not accepted'}`;
}
