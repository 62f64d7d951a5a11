import { localKeys, UnusableKey, type VerificationKeys } from '@entente/access';
import { connectionStringProblem } from '@entente/event-store';
import { databaseUrlProblem } from '@entente/read-store';
import { z } from 'zod';

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const MODES = ['production', 'development', 'test'] as const;
const SAFE_ADDRESS = 'must be an https address, or http on a loopback host';
const oneOf = (values: readonly string[]): string => `must be one of ${values.join(', ')}`;
const required = (what: string): z.ZodString => z.string({ error: `must be set: ${what}` });

/** Variables that have nothing to do with tokens. */
export const ServerEnvironment = z.object({
  NODE_ENV: z.enum(MODES, { error: oneOf(MODES) }).default('development'),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, { error: 'must be a host name or an IP address without brackets' })
    .default('127.0.0.1'),
  PORT: portNumber().default(3000),
  DRAIN_MS: wholeNumber(5_000, 'whole number of milliseconds').default(0),
  DATA_DIR: z.string().default('./data'),
  EVENTSTORE_URL: withoutProblem(connectionStringProblem).optional(),
  DATABASE_URL: withoutProblem(databaseUrlProblem).optional(),
  RUNNERS: z.enum(['on', 'off'], { error: oneOf(['on', 'off']) }).default('on'),
  LOG_LEVEL: z.enum(LEVELS, { error: oneOf(LEVELS) }).optional(),
  DEMO: z.enum(['auto', 'off'], { error: oneOf(['auto', 'off']) }).default('auto'),
  TIME_ZONE: z
    .string()
    .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC', {
      error: 'must be an IANA time zone such as Europe/Berlin',
    })
    .default('UTC'),
  HOLIDAYS: z
    .string()
    .transform(listed)
    .pipe(z.array(z.iso.date({ error: 'must be dates as YYYY-MM-DD, parted by commas' })))
    .default([]),
  SLACK_WEBHOOK_URL: z.string().refine(isSafeAddress, { error: SAFE_ADDRESS }).optional(),
  GITLAB_WEBHOOK_SECRET: z.string().min(16, { error: 'must have at least 16 characters' }).optional(),
  ALLOWED_ORIGINS: z
    .string()
    .transform(listed)
    .refine((origins) => origins.every(isOrigin), { error: 'must be origins such as https://console.example.com, parted by commas' })
    .default([]),
});

/** What more than one process can share; the embedded log and its read models are one process's own. */
export const sharedEnvironment = (who: string) => {
  const needed = (variable: string) => z.string({ error: `must be set ${who}: the embedded ${variable} cannot be shared by processes` });
  return z.object({ EVENTSTORE_URL: needed('log'), DATABASE_URL: needed('read models') });
};

/** How callers prove who they are. */
export const AccessMode = z.object({
  AUTH_MODE: z.enum(['jwt', 'development'], { error: oneOf(['jwt', 'development']) }),
});

export const TokenEnvironment = z.object({
  JWT_ISSUER: required('the issuer (iss) of the tokens'),
  JWT_AUDIENCE: required('the audience (aud) that the tokens are for'),
});

/** Where the keys are, in exactly one of two variables. */
export const KeyEnvironment = z
  .object({
    JWT_JWKS_URL: z.string().refine(isSafeAddress, { error: SAFE_ADDRESS }).optional(),
    JWT_PUBLIC_KEY: z.string().refine(isPublicKey, { error: 'must be a public key as PEM, JWK or JWKS' }).optional(),
  })
  .transform(({ JWT_JWKS_URL: jwksUrl, JWT_PUBLIC_KEY: publicKey }, context): VerificationKeys => {
    if (jwksUrl !== undefined && publicKey === undefined) return { jwksUrl };
    if (publicKey !== undefined && jwksUrl === undefined) return { publicKey };
    context.addIssue({ code: 'custom', path: ['JWT_JWKS_URL'], message: 'or JWT_PUBLIC_KEY must be set, and not both' });
    return z.NEVER;
  });

/** Tokens that the process makes itself are for one machine, and never for production. */
export const DevelopmentEnvironment = z.object({
  NODE_ENV: z
    .string()
    .optional()
    .refine((mode) => mode !== 'production', {
      error: 'is production, so AUTH_MODE must be jwt',
    }),
  HOST: z
    .string()
    .optional()
    .refine((host) => host === undefined || isLoopback(host), {
      error: 'must be a loopback address such as 127.0.0.1 unless AUTH_MODE is jwt',
    }),
});

export function portNumber() {
  return wholeNumber(65_535, 'whole number');
}

/** From 0 on, in no more digits than the most has. */
function wholeNumber(most: number, what: string) {
  const error = `must be a ${what} from 0 to ${most}`;
  const digits = new RegExp(`^\\d{1,${String(most).length}}$`);
  return z
    .string()
    .regex(digits, { error })
    .transform(Number)
    .refine((number) => number <= most, { error });
}

function withoutProblem(problemOf: (text: string) => string | undefined): z.ZodString {
  return z.string().superRefine((text, context) => {
    const problem = problemOf(text);
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
  });
}

function listed(text: string): string[] {
  return text.split(',').map((item) => item.trim());
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function isSafeAddress(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname.replace(/^\[|\]$/g, '')));
}

function isOrigin(text: string): boolean {
  return URL.parse(text)?.origin === text && text !== 'null';
}

function isPublicKey(text: string): boolean {
  try {
    localKeys(text);
    return true;
  } catch (fault) {
    if (fault instanceof UnusableKey) return false;
    throw fault;
  }
}
