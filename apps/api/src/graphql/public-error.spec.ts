import { ProbeApplication } from '../../test/probe-application.js';
import { LIMITS } from './limits.js';

let probe: ProbeApplication;
beforeAll(async () => {
  probe = await ProbeApplication.start();
});
afterAll(() => probe.app.close());

const REQUEST = { 'x-request-id': 'request-0001' };
const nested = (levels: number): string => '{ probe '.concat('{ inner '.repeat(levels - 2), '{ name }', '}'.repeat(levels - 1));
const aliased = (count: number): string => `{ ${Array.from({ length: count }, (_, index) => `a${index}: __typename`).join(' ')} }`;

describe('An error of GraphQL', () => {
  it.each([
    ['{ missing }', 'NOT_FOUND', 'There is no such partnership'],
    ['{ stale }', 'STALE_READ', 'Not yet'],
  ])('that is meant for the client keeps code and message: %s', async (query, code, message) => {
    const { status, body } = await probe.ask(query, REQUEST);
    expect(status).toBe(200);
    expect(body).toMatchObject({ errors: [{ message, extensions: { code, requestId: 'request-0001' } }] });
  });

  it('that is our own fault shows nothing but the id of the request, and leaves the rest of the answer whole', async () => {
    const { body } = await probe.ask('{ probe { name broken } }', REQUEST);
    expect(body).toEqual({
      data: { probe: { name: 'probe', broken: null } },
      errors: [
        {
          message: 'The server failed',
          locations: [{ line: 1, column: 16 }],
          path: ['probe', 'broken'],
          extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'request-0001' },
        },
      ],
    });
  });

  it('names each field of an input that breaks a rule, and the rule', async () => {
    const query = 'query ($input: ProbeInput!) { checked(input: $input) }';
    const { body } = await probe.ask(query, {}, { input: { email: 'nobody', url: 'nowhere' } });
    const fields = [
      { field: 'email', rule: 'isEmail' },
      { field: 'url', rule: 'isUrl' },
    ];
    const message = 'email must be an email; url must be a URL address';
    expect(body).toMatchObject({ errors: [{ message, extensions: { code: 'BAD_USER_INPUT', fields } }] });
  });

  it.each([
    ['a query that cannot be read', '{ probe', 'GRAPHQL_PARSE_FAILED'],
    ['a field that is not there', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a variable that does not fit', 'query ($input: ProbeInput!) { checked(input: $input) }', 'BAD_USER_INPUT'],
  ])('tells of %s with status 400', async (_, query, code) => {
    const { status, body } = await probe.ask(query);
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ extensions: { code } }] });
  });
});

describe('A fault outside GraphQL', () => {
  it('shows nothing of itself', async () => {
    const { status, body, headers } = await probe.get('/probe/broken', REQUEST);
    expect(status).toBe(500);
    expect(body).toEqual({ title: 'Internal Server Error', status: 500 });
    expect(headers.get('x-request-id')).toBe('request-0001');
  });

  it('is a problem of the client when the body is no JSON', async () => {
    await expect(probe.post('nonsense')).resolves.toMatchObject({ status: 400, body: { title: 'Bad Request', status: 400 } });
  });

  it('does not take a request id that is not fit to be logged', async () => {
    const { headers } = await probe.get('/health/live', { 'x-request-id': 'short "id"' });
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('An operation is refused', () => {
  it.each([
    ['beyond the depth limit', nested(LIMITS.depth), nested(LIMITS.depth + 1), /16 levels; at most 15/],
    ['beyond the alias limit', aliased(LIMITS.aliases), aliased(LIMITS.aliases + 1), /51 aliases; at most 50/],
  ])('%s and not before', async (_, allowed, refused, message) => {
    await expect(probe.ask(allowed)).resolves.toMatchObject({ status: 200 });
    const { status, body } = await probe.ask(refused);
    expect({ status, body }).toMatchObject({ status: 400, body: { errors: [{ message: expect.stringMatching(message) }] } });
  });

  it('when fragments multiply aliases', async () => {
    const doubling = (name: string, next: string): string =>
      `fragment ${name} on Probe { a: inner { ...${next} } b: inner { ...${next} } } `;
    const query = `${doubling('A', 'B')}${doubling('B', 'C')}${doubling('C', 'D')}${doubling('D', 'E')}${doubling('E', 'F')}`;
    const { body } = await probe.ask(`{ probe { ...A } } ${query} fragment F on Probe { name }`);
    expect(body).toMatchObject({ errors: [{ message: expect.stringContaining('62 aliases') }] });
  });

  it('when its fragments go in a circle', async () => {
    const { body } = await probe.ask('{ probe { ...A } } fragment A on Probe { inner { ...A } }');
    expect(body).toMatchObject({ errors: [{ message: expect.stringContaining('Cannot spread fragment "A" within itself') }] });
  });

  it('beyond the token limit', async () => {
    const { status, body } = await probe.ask(`{ ${'missing '.repeat(LIMITS.tokens)} }`);
    expect({ status, body }).toMatchObject({ status: 400, body: { errors: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }] } });
  });
});

describe('In production', () => {
  it('the schema is not told: no introspection and no hints', async () => {
    const production = await ProbeApplication.start({ production: true });
    const { body: introspected } = await production.ask('{ __schema { queryType { name } } }');
    const { body: hinted } = await production.ask('{ prob { name } }');
    await production.app.close();
    expect(introspected).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
    expect(hinted).toMatchObject({ errors: [{ message: 'Cannot query field "prob" on type "Query".' }] });
  });
});
