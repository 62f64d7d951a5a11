import { existsSync } from 'node:fs';

const FORM = 'must look like postgresql://user:password@host:5432/database; encode : @ / ? in a password by percent';
const SSL_MODES = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'];
const OPTIONS = new Set(['sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'sslnegotiation', 'host', 'options', 'application_name']);
const FILES = ['sslrootcert', 'sslcert', 'sslkey'];

/** What makes an address of a database unusable; undefined when nothing does. Never repeats it, since it may hold a password. */
export function databaseUrlProblem(databaseUrl: string): string | undefined {
  const url = URL.parse(databaseUrl);
  return url !== null && isWhole(url) ? optionProblem(url.searchParams) : FORM;
}

/** The database, to be named in messages; nothing secret. */
export function databasePlace(databaseUrl: string): string {
  const url = URL.parse(databaseUrl);
  return url === null ? 'PostgreSQL' : `PostgreSQL at ${url.searchParams.get('host') ?? url.host}${url.pathname}`;
}

function isWhole({ protocol, username, hostname, pathname }: URL): boolean {
  return ['postgres:', 'postgresql:'].includes(protocol) && [username, hostname, pathname.slice(1)].every((part) => part !== '');
}

/** The driver passes over what it does not know. */
function optionProblem(options: URLSearchParams): string | undefined {
  const strange = [...options.keys()].find((name) => !OPTIONS.has(name));
  if (strange !== undefined) return `has an option that is none: ${strange}`;
  if (!SSL_MODES.includes(options.get('sslmode') ?? 'disable')) return `sslmode must be one of ${SSL_MODES.join(', ')}`;
  const missing = FILES.find((name) => !existsSync(options.get(name) ?? '.'));
  return missing && `${missing} names a file that does not exist`;
}
