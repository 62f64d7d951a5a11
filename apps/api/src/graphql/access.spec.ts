import { Role } from '@entente/access';
import { ProbeApplication } from '../../test/probe-application.js';

const ASK = '{ forManagersAndPartners }';
const ALLOWED = [Role.ALLIANCE_MANAGER, Role.PARTNER];
const error = (code: string, message: unknown = expect.any(String)) => ({
  errors: [expect.objectContaining({ message, extensions: expect.objectContaining({ code, requestId: expect.any(String) }) })],
});

describe('A guarded root field', () => {
  let probe: ProbeApplication;
  beforeAll(async () => {
    probe = await ProbeApplication.start();
  });
  afterAll(() => probe.app.close());

  it.each(ALLOWED)('answers %s', async (role) => {
    const { body } = await probe.ask(ASK, await probe.headersOf(role));
    const bound = role === Role.PARTNER ? 'p-1' : '';
    expect(body).toEqual({ data: { forManagersAndPartners: `development:${role.toLowerCase()} ${role} ${bound}` } });
  });

  it.each(Object.values(Role).filter((role) => !ALLOWED.includes(role)))('is forbidden to %s and says to whom it is not', async (role) => {
    const { body } = await probe.ask(ASK, await probe.headersOf(role));
    expect(body).toMatchObject(error('FORBIDDEN', 'This is for ALLIANCE_MANAGER, PARTNER'));
  });

  it('asks for a token where none is given', async () => {
    const { body } = await probe.ask(ASK);
    expect(body).toMatchObject(error('UNAUTHENTICATED', 'This needs a token: Authorization: Bearer <token>'));
  });

  it('says that a token is no good', async () => {
    const { body } = await probe.ask(ASK, { authorization: 'Bearer nonsense' });
    expect(body).toMatchObject(error('UNAUTHENTICATED', "This is not a signed JSON Web Token that fits the issuer's key"));
  });

  it('does not keep a public field beside it from answering', async () => {
    const { body } = await probe.ask('{ probe { inner { name } } }', { authorization: 'Bearer nonsense' });
    expect(body).toEqual({ data: { probe: { inner: { name: 'inner' } } } });
  });

  it('gives a command its origin: actor, correlation, causation and the idempotency key (XX-7)', async () => {
    const headers = { 'x-request-id': 'request-0001', 'idempotency-key': 'key-1' };
    const { body } = await probe.ask('mutation { origin }', { ...(await probe.headersOf(Role.ALLIANCE_MANAGER)), ...headers });
    const origin = {
      actor: { id: 'development:alliance_manager', role: 'ALLIANCE_MANAGER' },
      correlationId: 'request-0001',
      causationId: 'request-0001',
      idempotencyKey: 'key-1',
    };
    expect(body).toEqual({ data: { origin: JSON.stringify(origin) } });
  });

  it('refuses an idempotency key that is none', async () => {
    const headers = { ...(await probe.headersOf(Role.ALLIANCE_MANAGER)), 'idempotency-key': 'two words' };
    expect((await probe.ask('mutation { origin }', headers)).body).toMatchObject(error('BAD_USER_INPUT'));
  });
});

describe('A guarded controller', () => {
  let probe: ProbeApplication;
  beforeAll(async () => {
    probe = await ProbeApplication.start();
  });
  afterAll(() => probe.app.close());

  it('answers a role that may', async () => {
    const answer = await probe.get('/probe/managers', await probe.headersOf(Role.ALLIANCE_MANAGER));
    expect(answer).toMatchObject({ status: 200, body: { subject: 'development:alliance_manager' } });
  });

  it('is 403 to a role that may not', async () => {
    const answer = await probe.get('/probe/managers', await probe.headersOf(Role.AUDITOR));
    expect(answer).toMatchObject({ status: 403, body: { status: 403, detail: 'This is for ALLIANCE_MANAGER' } });
  });

  it.each([{}, { authorization: 'Bearer nonsense' }])('is 401 to %p, and says how to come back', async (headers) => {
    const answer = await probe.get('/probe/managers', headers);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });
});
