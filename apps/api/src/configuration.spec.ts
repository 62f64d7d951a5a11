import { generateKeyPairSync } from 'node:crypto';
import { ConfigurationError, readConfiguration } from './configuration.js';

const PEM = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'pem' }).toString();
const PRODUCTION = {
  NODE_ENV: 'production',
  HOST: '0.0.0.0',
  JWT_ISSUER: 'https://id.example.com',
  JWT_AUDIENCE: 'entente',
  JWT_JWKS_URL: 'https://id.example.com/keys',
};

type Given = Readonly<Record<string, string | undefined>>;

function linesOf(env: Given): readonly string[] {
  try {
    readConfiguration(env);
  } catch (fault) {
    if (fault instanceof ConfigurationError) return fault.lines;
    throw fault;
  }
  return [];
}

describe('The configuration', () => {
  it('of an empty environment is that of a first try on one machine', () => {
    expect(readConfiguration({}, () => 'a secret')).toEqual({
      production: false,
      host: '127.0.0.1',
      port: 3000,
      dataDir: './data',
      eventStoreUrl: undefined,
      databaseUrl: undefined,
      drainMs: 0,
      runners: 'on',
      officeDays: { timeZone: 'UTC', holidays: [] },
      slackWebhookUrl: undefined,
      logLevel: 'warn',
      access: { mode: 'development' },
      gitlabWebhook: { secret: 'a secret', generated: true },
      demo: 'auto',
      allowedOrigins: [],
    });
  });

  it('takes an empty variable for an absent one', () => {
    expect(readConfiguration({ PORT: '', HOST: '' })).toMatchObject({ port: 3000, host: '127.0.0.1' });
  });

  it('of production takes tokens from the identity provider and keeps the intake closed without a secret', () => {
    const { access, gitlabWebhook, production, logLevel } = readConfiguration(PRODUCTION);
    const keys = { jwksUrl: 'https://id.example.com/keys' };
    expect(access).toEqual({ mode: 'jwt', issuer: 'https://id.example.com', audience: 'entente', keys });
    expect({ gitlabWebhook, production, logLevel }).toEqual({ gitlabWebhook: undefined, production: true, logLevel: 'info' });
  });

  it('takes a public key in place of an address', () => {
    const { access } = readConfiguration({ ...PRODUCTION, JWT_JWKS_URL: '', JWT_PUBLIC_KEY: PEM });
    expect(access).toMatchObject({ keys: { publicKey: PEM } });
  });

  it('takes the office’s time zone and its holidays, parted by commas', () => {
    const { officeDays } = readConfiguration({ TIME_ZONE: 'Europe/Berlin', HOLIDAYS: '2026-12-25, 2027-01-01' });
    expect(officeDays).toEqual({ timeZone: 'Europe/Berlin', holidays: ['2026-12-25', '2027-01-01'] });
  });

  it.each(['https://hooks.slack.com/services/T0/B0/secret', 'http://127.0.0.1:4000/hook'])('takes %s for the hook', (address) => {
    expect(readConfiguration({ SLACK_WEBHOOK_URL: address }).slackWebhookUrl).toBe(address);
  });

  it.each([
    'esdb://localhost:2113?tls=false',
    'esdb://admin:pass%40word@one:2111,two:2112,three:2113?nodePreference=follower',
    'esdb+discover://admin:secret@cluster.example.com?tls=true&gossipTimeout=2',
  ])('takes the event store %s', (url) => {
    expect(readConfiguration({ EVENTSTORE_URL: url }).eventStoreUrl).toBe(url);
  });

  it.each([
    'postgresql://entente:pass%40word@db.example.com/entente?sslmode=verify-full',
    'postgres://entente@localhost:5433/entente?host=%2Fvar%2Frun%2Fpostgresql&options=-c%20search_path%3Dread_models',
  ])('takes the database %s', (url) => {
    expect(readConfiguration({ DATABASE_URL: url }).databaseUrl).toBe(url);
  });

  it('parts the allowed origins', () => {
    const { allowedOrigins } = readConfiguration({ ALLOWED_ORIGINS: 'https://a.example.com, http://localhost:5173' });
    expect(allowedOrigins).toEqual(['https://a.example.com', 'http://localhost:5173']);
  });

  it('tells all that is wrong at once, each with its variable and its rule', () => {
    expect(
      linesOf({ NODE_ENV: 'prod', PORT: '70000', LOG_LEVEL: 'loud', DEMO: 'yes', AUTH_MODE: 'none', GITLAB_WEBHOOK_SECRET: 'x' }),
    ).toEqual([
      'NODE_ENV must be one of production, development, test',
      'PORT must be a whole number from 0 to 65535',
      'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent',
      'DEMO must be one of auto, off',
      'GITLAB_WEBHOOK_SECRET must have at least 16 characters',
      'AUTH_MODE must be one of jwt, development',
    ]);
  });
});

describe('A start is refused', () => {
  const jwksRule = 'JWT_JWKS_URL or JWT_PUBLIC_KEY must be set, and not both';
  const addressRule = 'JWT_JWKS_URL must be an https address, or http on a loopback host';
  const originRule = 'ALLOWED_ORIGINS must be origins such as https://console.example.com, parted by commas';

  it.each<[string, Given, readonly string[]]>([
    [
      'with development tokens beyond this machine',
      { HOST: '0.0.0.0' },
      ['HOST must be a loopback address such as 127.0.0.1 unless AUTH_MODE is jwt'],
    ],
    [
      'with development tokens in production',
      { NODE_ENV: 'production', AUTH_MODE: 'development' },
      ['NODE_ENV is production, so AUTH_MODE must be jwt'],
    ],
    [
      'in production without an identity provider',
      { NODE_ENV: 'production' },
      [
        'JWT_ISSUER must be set: the issuer (iss) of the tokens',
        'JWT_AUDIENCE must be set: the audience (aud) that the tokens are for',
        jwksRule,
      ],
    ],
    ['with two sources of keys', { ...PRODUCTION, JWT_PUBLIC_KEY: PEM }, [jwksRule]],
    ['with keys fetched in the clear', { ...PRODUCTION, JWT_JWKS_URL: 'http://id.example.com/keys' }, [addressRule]],
    [
      'with a key that is none',
      { ...PRODUCTION, JWT_JWKS_URL: '', JWT_PUBLIC_KEY: 'secret' },
      ['JWT_PUBLIC_KEY must be a public key as PEM, JWK or JWKS'],
    ],
    ['with an origin that is an address', { ALLOWED_ORIGINS: 'https://a.example.com/' }, [originRule]],
    ['with a time zone that is none', { TIME_ZONE: 'Berlin' }, ['TIME_ZONE must be an IANA time zone such as Europe/Berlin']],
    [
      'with a holiday that is no date',
      { HOLIDAYS: '2026-12-25,2026-02-30' },
      [expect.stringMatching(/^HOLIDAYS.* must be dates as YYYY-MM-DD, parted by commas$/)],
    ],
    [
      'with a hook in the clear, which the line does not repeat',
      { SLACK_WEBHOOK_URL: 'http://hooks.slack.com/services/T0/B0/secret' },
      ['SLACK_WEBHOOK_URL must be an https address, or http on a loopback host'],
    ],
    [
      'with an event store that is none, of which the line repeats nothing',
      { EVENTSTORE_URL: 'http://admin:secret@host:2113' },
      [expect.stringMatching(/^EVENTSTORE_URL must look like esdb:(?!.*secret)/)],
    ],
    [
      'with an event store that asks for a name and a password, and none given',
      { EVENTSTORE_URL: 'esdb://host:2113' },
      ['EVENTSTORE_URL must name user:password@ before the host, unless tls=false'],
    ],
    [
      'with an option that the event store’s client would only warn of, password and all',
      { EVENTSTORE_URL: 'esdb://admin:secret@host?tlsVerifyCert=false' },
      ['EVENTSTORE_URL tlsVerifyCert has no effect in this client: name the CA in tlsCAFile'],
    ],
    [
      'with a CA that is not there',
      { EVENTSTORE_URL: 'esdb://admin:secret@host?tlsCAFile=%2Fnowhere%2Fca.crt' },
      ['EVENTSTORE_URL tlsCAFile names a file that does not exist'],
    ],
    [
      'with an option that the driver would pass over',
      { DATABASE_URL: 'postgresql://user:secret@host/entente?sslmoed=require' },
      ['DATABASE_URL has an option that is none: sslmoed'],
    ],
    [
      'with a security of its connection that is none',
      { DATABASE_URL: 'postgresql://user:secret@host/entente?sslmode=true' },
      ['DATABASE_URL sslmode must be one of disable, prefer, require, verify-ca, verify-full, no-verify'],
    ],
    [
      'with a CA of the database that is not there',
      { DATABASE_URL: 'postgresql://user:secret@host/entente?sslrootcert=%2Fnowhere%2Fca.crt' },
      ['DATABASE_URL sslrootcert names a file that does not exist'],
    ],
    [
      'without runners where nobody else could run them',
      { RUNNERS: 'off', DATABASE_URL: 'postgresql://user:secret@host/entente' },
      ['EVENTSTORE_URL must be set when RUNNERS is off: the embedded log cannot be shared by processes'],
    ],
    ['with every origin allowed', { ALLOWED_ORIGINS: '*' }, [originRule]],
  ])('%s', (_, env, lines) => {
    expect(linesOf(env)).toEqual(lines);
  });

  it.each(['mysql://user:secret@host/entente', 'postgresql://user:secret@host', 'postgresql://host/entente', 'user:secret@host'])(
    'with the database %s, which is none, and nothing of it is repeated',
    (url) => {
      expect(linesOf({ DATABASE_URL: url })).toEqual([expect.stringMatching(/^DATABASE_URL must look like postgresql:(?!.*secret)/)]);
    },
  );
});
