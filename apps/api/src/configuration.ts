import { randomBytes } from 'node:crypto';
import type { AccessSettings } from '@entente/access';
import type { OfficeDays } from '@entente/business-calendar';
import type { z } from 'zod';
import {
  AccessMode,
  DevelopmentEnvironment,
  KeyEnvironment,
  ServerEnvironment,
  TokenEnvironment,
  sharedEnvironment,
} from './environment.js';

type Settings = z.output<typeof ServerEnvironment>;
export type Given = Readonly<Record<string, string | undefined>>;

/** What the log, the read models and all that happens by itself run by, whichever process they run in. */
export interface EngineConfiguration {
  /** The folder that the log and the read models live in. */
  readonly dataDir: string;
  /** The EventStoreDB that the log lives on instead, as its client's connection string; it may hold a password. */
  readonly eventStoreUrl: string | undefined;
  /** The PostgreSQL that the read models live in instead, as an address of its own form; it may hold a password. */
  readonly databaseUrl: string | undefined;
  /** When the team works; deadlines in business days are reckoned by it. */
  readonly officeDays: OfficeDays;
  /** Where messages to the alliances channel go; a secret. Without it they are put on record and not sent. */
  readonly slackWebhookUrl: string | undefined;
  readonly logLevel: NonNullable<Settings['LOG_LEVEL']>;
}

/** What the server runs by, read from the environment once. */
export interface Configuration extends EngineConfiguration {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  /** How long it goes on serving, in milliseconds, after it was told to stop and has said so to whoever sends it requests. */
  readonly drainMs: number;
  /** Whether this process keeps read models and does what happens by itself, or leaves that to workers. */
  readonly runners: Settings['RUNNERS'];
  readonly access: AccessSettings;
  /** What GitLab proves itself with; without it the intake is closed. */
  readonly gitlabWebhook: { readonly secret: string; readonly generated: boolean } | undefined;
  /** Whether an empty log is filled with the demonstration's story. */
  readonly demo: Settings['DEMO'];
  /** Origins of web pages that may call, besides the server's own. */
  readonly allowedOrigins: readonly string[];
}

/** The environment makes a start impossible; each line names a variable and the rule that mends it. */
export class ConfigurationError extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'ConfigurationError';
  }
}

/**
 * Reads the environment. Variables that are empty count as absent.
 * @param newSecret makes the webhook secret that is used outside production when none is given
 * @throws ConfigurationError with all that is wrong at once
 */
export function readConfiguration(env: Given, newSecret = randomSecret): Configuration {
  const given = present(env);
  const lines: string[] = [];
  const settings = read(ServerEnvironment, given, lines);
  const access = readAccess(given, lines);
  if (settings?.RUNNERS === 'off') read(sharedEnvironment('when RUNNERS is off'), given, lines);
  if (settings === undefined || access === undefined || lines.length > 0) throw new ConfigurationError(lines);
  return {
    ...engineOf(settings),
    production: settings.NODE_ENV === 'production',
    host: settings.HOST,
    port: settings.PORT,
    drainMs: settings.DRAIN_MS,
    runners: settings.RUNNERS,
    access,
    gitlabWebhook: webhookOf(settings, newSecret),
    demo: settings.DEMO,
    allowedOrigins: settings.ALLOWED_ORIGINS,
  };
}

/** Without the variables that are empty. */
export function present(env: Given): Given {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
}

export function engineOf(settings: Settings): EngineConfiguration {
  return {
    dataDir: settings.DATA_DIR,
    eventStoreUrl: settings.EVENTSTORE_URL,
    databaseUrl: settings.DATABASE_URL,
    officeDays: { timeZone: settings.TIME_ZONE, holidays: settings.HOLIDAYS },
    slackWebhookUrl: settings.SLACK_WEBHOOK_URL,
    // On a developer's terminal, lines about requests that went well only hide what matters.
    logLevel: settings.LOG_LEVEL ?? (settings.NODE_ENV === 'production' ? 'info' : 'warn'),
  };
}

function readAccess(given: Given, lines: string[]): AccessSettings | undefined {
  const usual = given['NODE_ENV'] === 'production' ? 'jwt' : 'development';
  const mode = read(AccessMode, { ...given, AUTH_MODE: given['AUTH_MODE'] ?? usual }, lines)?.AUTH_MODE;
  if (mode === 'development') return read(DevelopmentEnvironment, given, lines) && { mode };
  return mode && readTokens(given, lines);
}

function readTokens(given: Given, lines: string[]): AccessSettings | undefined {
  const token = read(TokenEnvironment, given, lines);
  const keys = read(KeyEnvironment, given, lines);
  return token && keys && { mode: 'jwt', issuer: token.JWT_ISSUER, audience: token.JWT_AUDIENCE, keys };
}

/** @returns undefined when something is wrong, which the lines then tell */
export function read<T>(schema: z.ZodType<T>, given: Given, lines: string[]): T | undefined {
  const { data, error } = schema.safeParse(given);
  lines.push(...(error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`));
  return data;
}

function webhookOf(settings: Settings, newSecret: () => string): Configuration['gitlabWebhook'] {
  const { NODE_ENV: mode, GITLAB_WEBHOOK_SECRET: secret } = settings;
  if (secret !== undefined) return { secret, generated: false };
  return mode === 'production' ? undefined : { secret: newSecret(), generated: true };
}

function randomSecret(): string {
  return randomBytes(24).toString('base64url');
}
