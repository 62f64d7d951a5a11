import { createHmac, generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';
import { Unauthenticated } from './refusals.js';
import { Role } from './role.js';
import { TokenVerifier } from './token-verifier.js';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PEM = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const ISSUER = 'https://id.example.com';
const AUDIENCE = 'entente';
const verifier = new TokenVerifier({ issuer: ISSUER, audience: AUDIENCE, keys: { publicKey: PEM } });

const now = (): number => Math.floor(Date.now() / 1000);
type Claims = Readonly<Record<string, unknown>>;
const goodClaims = (): Claims => ({
  iss: ISSUER,
  aud: AUDIENCE,
  sub: 'ada',
  iat: now(),
  exp: now() + 60,
  role: Role.ALLIANCE_MANAGER,
});
const signed = (changes: Claims = {}, alg = 'RS256'): Promise<string> =>
  new SignJWT({ ...goodClaims(), ...changes }).setProtectedHeader({ alg }).sign(privateKey);
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('A token', () => {
  it('names its caller when issuer, audience, time, signature and claims are in order', async () => {
    const exp = now() + 60;
    await expect(verifier.verify(await signed({ exp }))).resolves.toEqual({
      subject: 'ada',
      role: Role.ALLIANCE_MANAGER,
      expiresAt: exp * 1000,
    });
  });

  it('binds a partner to one partnership', async () => {
    const token = await signed({ role: Role.PARTNER, partnership: 'p-1' });
    await expect(verifier.verify(token)).resolves.toMatchObject({ role: Role.PARTNER, partnershipId: 'p-1' });
  });

  it('binds nobody but a partner to a partnership', async () => {
    await expect(verifier.verify(await signed({ partnership: 'p-1' }))).resolves.not.toHaveProperty('partnershipId');
  });

  it.each<[string, Claims, RegExp]>([
    ['has no end', { exp: undefined }, /claim exp is missing/],
    ['has no subject', { sub: undefined }, /claim sub is missing/],
    ['has no beginning', { iat: undefined }, /claim iat is missing/],
    ['is from another issuer', { iss: 'https://evil.example.com' }, /claim iss is not accepted/],
    ['is for another audience', { aud: 'payroll' }, /claim aud is not accepted/],
    ['has ended', { exp: now() - 3600 }, /has expired/],
    ['has no role', { role: undefined }, /claim role is missing or not accepted/],
    ['has an unknown role', { role: 'ADMIN' }, /claim role is missing or not accepted/],
    ['has two roles', { role: [Role.AUDITOR, Role.OPERATOR] }, /claim role is missing or not accepted/],
    ['is a partner of no partnership', { role: Role.PARTNER }, /claim partnership is missing or not accepted/],
    ['claims to be an automation', { sub: 'automation:when-x-then-y' }, /claim sub is missing or not accepted/],
    ['would break a log line', { sub: 'ada\n{"level":50}' }, /claim sub is missing or not accepted/],
  ])('is refused when it %s', async (_, changes, reason) => {
    await expect(verifier.verify(await signed(changes))).rejects.toThrow(reason);
    await expect(verifier.verify(await signed(changes))).rejects.toThrow(Unauthenticated);
  });

  it('is refused without a signature (alg none)', async () => {
    const token = `${part({ alg: 'none' })}.${part(goodClaims())}.`;
    await expect(verifier.verify(token)).rejects.toThrow(Unauthenticated);
  });

  it('is refused when the public key was used as a shared secret (HS256)', async () => {
    const content = `${part({ alg: 'HS256' })}.${part(goodClaims())}`;
    const token = `${content}.${createHmac('sha256', PEM).update(content).digest('base64url')}`;
    await expect(verifier.verify(token)).rejects.toThrow('The token must be signed with RS256, PS256, ES256 or EdDSA');
  });

  it('is refused when its algorithm is weaker than those named, though the key would fit', async () => {
    await expect(verifier.verify(await signed({}, 'RS512'))).rejects.toThrow(/must be signed with/);
  });

  it('is refused when its header names an algorithm that the key is not for', async () => {
    const token = `${part({ alg: 'ES256' })}.${part(goodClaims())}.${'A'.repeat(86)}`;
    await expect(verifier.verify(token)).rejects.toThrow(/fits the issuer's key/);
  });

  it('is refused when its claims were changed after it was signed', async () => {
    const [header, , signature] = (await signed()).split('.');
    const token = `${header}.${part({ ...goodClaims(), role: Role.OPERATOR })}.${signature}`;
    await expect(verifier.verify(token)).rejects.toThrow("The token was not signed with the issuer's key");
  });

  it('is never repeated in the refusal', async () => {
    const token = await signed({ aud: 'payroll' });
    const refusal = await verifier.identify(`Bearer ${token}`);
    expect(refusal).toBeInstanceOf(Unauthenticated);
    expect(JSON.stringify(refusal)).not.toContain(token.slice(0, 20));
  });
});

describe('An Authorization header', () => {
  it.each([undefined, '', 'Bearer', 'Basic YTpi', 'Bearer a b'])('names nobody when it is %p', async (header) => {
    const refusal = await verifier.identify(header);
    expect(refusal).toEqual(new Unauthenticated('This needs a token: Authorization: Bearer <token>'));
  });

  it('may write the scheme in any case', async () => {
    await expect(verifier.identify(`bearer ${await signed()}`)).resolves.toMatchObject({ subject: 'ada' });
  });
});
