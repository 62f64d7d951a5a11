import { existsSync } from 'node:fs';

/** Servers of one log, as a connection string names them. */
export interface ServerAddress {
  /** Everything before the options. */
  readonly place: string;
  readonly options: Options;
  /** The hosts, to be named in messages; nothing secret. */
  readonly hosts: string;
  /** Sent with each append, which is what selects the client's unary path; a server without TLS is sent none. */
  readonly credentials: { readonly username: string; readonly password: string };
}

/** What a connection string says: the way to the leader, whatever nodes are preferred, and the way to those. */
export interface LogAddress extends ServerAddress {
  readonly preferred: ServerAddress | undefined;
}

/** The connection string cannot be used; the message never repeats it, since it may hold a password. */
export class UnusableConnectionString extends Error {
  constructor(problem: string) {
    super(problem);
    this.name = 'UnusableConnectionString';
  }
}

const FORM =
  /^esdb(?<discover>\+discover)?:\/\/(?:(?<user>[^:@/?]+):(?<password>[^:@/?]+)@)?(?<hosts>[^@/?]+)\/?(?:\?(?<options>[^?@]+))?$/;
const HOST = /^[\w.-]+(?::\d{1,5})?$/;
const PREFERENCE = 'nodepreference';
const KEEP_ALIVE = 'keepaliveinterval';
const NO_CREDENTIALS = { username: 'none', password: 'none' };
const NUMBERS = ['maxdiscoverattempts', 'discoveryinterval', 'gossiptimeout', KEEP_ALIVE, 'keepalivetimeout', 'defaultdeadline'];
const OPTIONS = new Set(['tls', 'tlscafile', 'usercertfile', 'userkeyfile', PREFERENCE, 'connectionname', ...NUMBERS]);
const LEADER = 'leader';
const PREFERENCES = [LEADER, 'follower', 'random', 'read_only_replica'];

/** The client's own. */
const KEEP_ALIVE_MS = 10_000;
const MOST_CONNECTIONS = 1_000;

/** By their flat names. */
type Options = ReadonlyMap<string, string>;

/**
 * Reads a connection string more strictly than the client, which only warns of what it does not know and prints all of it then.
 * @throws UnusableConnectionString
 */
export function serverAddress(connectionString: string): LogAddress {
  const parts = FORM.exec(connectionString)?.groups;
  if (parts?.['hosts'] === undefined)
    throw new UnusableConnectionString('must look like esdb://user:password@host:2113?tls=true; encode : @ / ? in a password by percent');
  const hosts = parts['hosts'].split(',');
  const strange = hosts.find((host) => !HOST.test(host));
  if (strange !== undefined) throw new UnusableConnectionString(`names a host that is none: ${strange}`);
  const options = optionsOf(parts['options']);
  checkOptions(options);
  const [place = ''] = connectionString.split('?');
  const given = { place, options, hosts: parts['hosts'], credentials: credentialsOf(parts, options) };
  const ofLeader = new Map([...options].filter(([key]) => key !== PREFERENCE));
  return { ...given, options: ofLeader, preferred: flat(options.get(PREFERENCE) ?? LEADER) === LEADER ? undefined : given };
}

/**
 * For the client. Where connections look alike it lets them share a socket, and a new one would get the dead one of the old: so each has
 * an interval of its own, which differs by milliseconds.
 */
export function connectionStringTo({ place, options }: ServerAddress, connection: number): string {
  const interval = Number(options.get(KEEP_ALIVE) ?? KEEP_ALIVE_MS);
  const own = interval < 0 ? interval : interval + (connection % MOST_CONNECTIONS);
  return `${place}?${[...new Map<string, string | number>([...options, [KEEP_ALIVE, own]])].map((option) => option.join('=')).join('&')}`;
}

/** What makes a connection string unusable; undefined when nothing does. */
export function connectionStringProblem(connectionString: string): string | undefined {
  try {
    serverAddress(connectionString);
    return undefined;
  } catch (fault) {
    if (fault instanceof UnusableConnectionString) return fault.message;
    throw fault;
  }
}

function optionsOf(text: string | undefined): Options {
  const pairs = text?.split('&').map((pair) => pair.split('=')) ?? [];
  return new Map(pairs.map(([key = '', ...value]) => [flat(key), value.join('=')]));
}

function checkOptions(options: Options): void {
  for (const [key, value] of options) {
    if (key === 'tlsverifycert') throw new UnusableConnectionString('tlsVerifyCert has no effect in this client: name the CA in tlsCAFile');
    if (!OPTIONS.has(key) || value === '') throw new UnusableConnectionString(`has an option that is none, or is empty: ${key}`);
  }
  checkOneOf(options.get('tls'), ['true', 'false'], 'tls');
  for (const name of NUMBERS) checkNumber(name, options.get(name));
  checkOneOf(options.get(PREFERENCE), PREFERENCES, 'nodePreference');
  checkFile('tlsCAFile', options.get('tlscafile'));
}

function checkOneOf(value: string | undefined, allowed: readonly string[], name: string): void {
  if (value !== undefined && !allowed.some((one) => flat(one) === flat(value)))
    throw new UnusableConnectionString(`${name} must be one of ${allowed.join(', ')}`);
}

function checkNumber(name: string, value: string | undefined): void {
  if (value !== undefined && !/^(?:-1|\d{1,9})$/.test(value)) throw new UnusableConnectionString(`${name} must be a whole number, or -1`);
}

function checkFile(name: string, path: string | undefined): void {
  if (path !== undefined && !existsSync(decoded(name, path)))
    throw new UnusableConnectionString(`${name} names a file that does not exist`);
}

function credentialsOf(parts: Readonly<Record<string, string | undefined>>, options: Options): ServerAddress['credentials'] {
  const { user, password } = parts;
  if (user !== undefined && password !== undefined) return { username: decoded('user', user), password: decoded('password', password) };
  if (options.get('tls') !== 'false') throw new UnusableConnectionString('must name user:password@ before the host, unless tls=false');
  return NO_CREDENTIALS;
}

function decoded(name: string, text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new UnusableConnectionString(`${name} is not encoded by percent as it must be`);
  }
}

/** The client reads keys whatever their case and dashes are. */
function flat(key: string): string {
  return key.toLowerCase().replace(/[_-]/g, '');
}
