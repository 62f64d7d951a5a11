import { once } from 'node:events';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { exportJWK, SignJWT } from 'jose';
import { KeysUnavailable, Unauthenticated } from './refusals.js';
import { TokenVerifier } from './token-verifier.js';
import { localKeys, UnusableKey, type VerificationKeys } from './verification-key.js';

const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const settings = (keys: VerificationKeys) => ({ issuer: 'urn:id', audience: 'entente', keys });
const jwk = async (key: KeyObject, kid: string) => ({ ...(await exportJWK(key)), kid });

const tokenBy = (key: KeyObject, kid?: string): Promise<string> =>
  new SignJWT({ role: 'AUDITOR' })
    .setProtectedHeader({ alg: 'ES256', ...(kid === undefined ? {} : { kid }) })
    .setIssuer('urn:id')
    .setAudience('entente')
    .setSubject('ada')
    .setIssuedAt()
    .setExpirationTime('1m')
    .sign(key);

describe('The public key of the configuration', () => {
  it.each([
    ['a PEM', async () => pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()],
    ['a PEM on one line', async () => pair.publicKey.export({ type: 'spki', format: 'pem' }).toString().replaceAll('\n', '\\n')],
    ['a JWK', async () => JSON.stringify(await exportJWK(pair.publicKey))],
    ['a JWKS', async () => JSON.stringify({ keys: [await jwk(stranger.publicKey, 'b'), await jwk(pair.publicKey, 'a')] })],
  ])('can be %s', async (_, text) => {
    const verifier = new TokenVerifier(settings({ publicKey: await text() }));
    await expect(verifier.verify(await tokenBy(pair.privateKey, 'a'))).resolves.toMatchObject({ subject: 'ada' });
    await expect(verifier.verify(await tokenBy(stranger.privateKey, 'a'))).rejects.toThrow(Unauthenticated);
  });

  it.each([
    ['a private PEM', async () => pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
    ['a private JWK', async () => JSON.stringify(await exportJWK(pair.privateKey))],
    ['a JWKS with a private key', async () => JSON.stringify({ keys: [await exportJWK(pair.privateKey)] })],
    ['a shared secret', async () => JSON.stringify({ kty: 'oct', k: 'c2VjcmV0' })],
    ['an empty JWKS', async () => '{"keys":[]}'],
    ['no key at all', async () => 'secret'],
  ])('cannot be %s', async (_, text) => {
    const unusable = await text();
    expect(() => localKeys(unusable)).toThrow(UnusableKey);
  });
});

describe('Keys that the issuer publishes', () => {
  let server: Server;
  let answer: () => Promise<{ status: number; body: string }>;

  beforeEach(async () => {
    server = createServer((_, response) => {
      void answer().then(({ status, body }) => response.writeHead(status, { 'content-type': 'application/json' }).end(body));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  const address = (): string => {
    const address = server.address();
    if (typeof address !== 'object' || address === null) throw new Error('The server does not listen');
    return `http://127.0.0.1:${address.port}/keys`;
  };

  it('check its tokens and refuse those of other keys', async () => {
    const body = JSON.stringify({ keys: [await jwk(pair.publicKey, 'a')] });
    answer = () => Promise.resolve({ status: 200, body });
    const verifier = new TokenVerifier(settings({ jwksUrl: address() }));
    await expect(verifier.verify(await tokenBy(pair.privateKey, 'a'))).resolves.toMatchObject({ subject: 'ada' });
    await expect(verifier.verify(await tokenBy(stranger.privateKey, 'a'))).rejects.toThrow(Unauthenticated);
  });

  it('are fetched no more often for tokens that name an unknown key', async () => {
    const body = JSON.stringify({ keys: [await jwk(pair.publicKey, 'a')] });
    let fetches = 0;
    answer = () => Promise.resolve({ status: 200, body: ((fetches += 1), body) });
    const verifier = new TokenVerifier(settings({ jwksUrl: address() }));
    for (const kid of ['x', 'y', 'z']) {
      await expect(verifier.verify(await tokenBy(stranger.privateKey, kid))).rejects.toThrow(/does not publish/);
    }
    expect(fetches).toBe(1);
  });

  it('leave a token unjudged while the issuer fails, and judge it once it answers', async () => {
    const body = JSON.stringify({ keys: [await jwk(pair.publicKey, 'a')] });
    answer = () => Promise.resolve({ status: 500, body: '{}' });
    const verifier = new TokenVerifier(settings({ jwksUrl: address() }));
    const token = await tokenBy(pair.privateKey, 'a');
    await expect(verifier.identify(`Bearer ${token}`)).resolves.toBeInstanceOf(KeysUnavailable);
    answer = () => Promise.resolve({ status: 200, body });
    await expect(verifier.identify(`Bearer ${token}`)).resolves.toMatchObject({ subject: 'ada' });
  });
});
