import { existsSync } from 'node:fs';

/** What a connection string says, as far as it is not left to the client. */
export interface ServerAddress {
  /** Of the leader, whatever nodes are preferred. */
  readonly connectionString: string;
  /** Of the nodes that are preferred to the leader; undefined when none are. */
  readonly preferred: string | undefined;
  /** The hosts, to be named in messages; nothing secret. */
  readonly hosts: string;
  /** Sent with each append, which is what selects the client's unary path; a server without TLS is sent none. */
  readonly credentials: { readonly username: string; readonly password: string };
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
const NO_CREDENTIALS = { username: 'none', password: 'none' };
const OPTIONS = new Set([
  ...['tls', 'tlscafile', 'usercertfile', 'userkeyfile', 'nodepreference', 'maxdiscoverattempts', 'discoveryinterval'],
  ...['gossiptimeout', 'keepaliveinterval', 'keepalivetimeout', 'connectionname', 'defaultdeadline'],
]);
const PREFERENCES = ['leader', 'follower', 'random', 'read_only_replica'];

type Options = ReadonlyMap<string, string>;

/**
 * Reads a connection string more strictly than the client, which only warns of what it does not know and prints all of it then.
 * @throws UnusableConnectionString
 */
export function serverAddress(connectionString: string): ServerAddress {
  const parts = FORM.exec(connectionString)?.groups;
  if (parts?.['hosts'] === undefined)
    throw new UnusableConnectionString('must look like esdb://user:password@host:2113?tls=true; encode : @ / ? in a password by percent');
  const hosts = parts['hosts'].split(',');
  const strange = hosts.find((host) => !HOST.test(host));
  if (strange !== undefined) throw new UnusableConnectionString(`names a host that is none: ${strange}`);
  const options = optionsOf(parts['options']);
  checkOptions(options);
  return { ...stringsOf(connectionString, options), hosts: parts['hosts'], credentials: credentialsOf(parts, options) };
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

function stringsOf(given: string, options: Options): Pick<ServerAddress, 'connectionString' | 'preferred'> {
  const preference = options.get('nodepreference');
  if (preference === undefined || flat(preference) === 'leader') return { connectionString: given, preferred: undefined };
  const others = [...options].filter(([key]) => key !== 'nodepreference').map((option) => option.join('='));
  const [hosts] = given.split('?');
  return { connectionString: [hosts, ...(others.length === 0 ? [] : [others.join('&')])].join('?'), preferred: given };
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
  checkOneOf(options.get('nodepreference'), PREFERENCES, 'nodePreference');
  checkFile('tlsCAFile', options.get('tlscafile'));
}

function checkOneOf(value: string | undefined, allowed: readonly string[], name: string): void {
  if (value !== undefined && !allowed.some((one) => flat(one) === flat(value)))
    throw new UnusableConnectionString(`${name} must be one of ${allowed.join(', ')}`);
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
