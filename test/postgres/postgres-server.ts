import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { findPostgres } from './installation.js';
import { RUNS_AS, newServerFolder, type ServerFolder } from './server-folder.js';

/** Ends the server once nobody holds its input any more: however its parent ended. */
const GUARD = '"$@" & read -r _; kill -QUIT $!; wait';
const STARTS_AT_MOST = 50;
/** What those are told who ask before it is ready. */
const TOO_EARLY = 'the database system is';
const FLEETING = ['fsync=off', 'full_page_writes=off', 'shared_buffers=64MB', 'max_wal_size=256MB', 'autovacuum_naptime=1h'];
/** As one sets it for a machine of its own. */
const MEASURED = ['shared_buffers=512MB', 'max_wal_size=4GB', 'maintenance_work_mem=256MB'];

interface Setup {
  readonly folder: ServerFolder;
  readonly settings: readonly string[];
}

/** A PostgreSQL of its own on a socket, that ends with this process at the latest. */
export class PostgresServer {
  readonly #folder: ServerFolder;
  readonly #settings: readonly string[];
  #process: ChildProcess;
  #schemas = 0;

  private constructor({ folder, settings }: Setup, process: ChildProcess) {
    this.#folder = folder;
    this.#settings = settings;
    this.#process = process;
  }

  /** @param durable whether its commits outlive the machine, which only those need who measure it */
  static async start({ durable = false } = {}): Promise<PostgresServer> {
    const installation = findPostgres();
    if (installation === undefined) throw new Error('There is no PostgreSQL on this machine');
    const folder = await newServerFolder(installation);
    const settings = durable ? MEASURED : FLEETING;
    return new PostgresServer({ folder, settings }, await running(folder, settings));
  }

  /** As `DATABASE_URL` has it: an empty schema, which is cheaper than a database of its own. */
  async emptySchema(): Promise<string> {
    this.#schemas += 1;
    const name = `test_${this.#schemas}`;
    await this.run(`create schema ${name}`);
    return `${this.#url}&options=${encodeURIComponent(`-c search_path=${name}`)}`;
  }

  /** As a superuser. */
  async run(sql: string): Promise<void> {
    const client = new Client({ connectionString: this.#url });
    await client.connect();
    await client.query(sql);
    await client.end();
  }

  /** SIGKILL. */
  async kill(): Promise<void> {
    const [pid] = (await readFile(join(this.#folder.data, 'postmaster.pid'), 'utf8')).split('\n');
    process.kill(Number(pid), 'SIGKILL');
    await ended(this.#process);
  }

  /** On the same data. */
  async restart(): Promise<void> {
    this.#process = await running(this.#folder, this.#settings);
  }

  /** Ends at once, as by `pg_ctl stop -m immediate`; its data stay. */
  async stopServing(): Promise<void> {
    await ended(this.#process);
  }

  async stop(): Promise<void> {
    await this.stopServing();
    await rm(this.#folder.path, { recursive: true, force: true });
  }

  get #url(): string {
    return `postgresql://entente@localhost/postgres?host=${encodeURIComponent(this.#folder.path)}`;
  }
}

/** What a killed server has left behind may be in the way for a moment. */
async function running(folder: ServerFolder, settings: readonly string[]): Promise<ChildProcess> {
  const said: string[] = [];
  for (let start = 0; start < STARTS_AT_MOST; start += 1) {
    const child = spawned(folder, settings);
    if (await isReady(child, said)) return child;
    await ended(child);
  }
  throw new Error(`PostgreSQL does not start: ${said.slice(-10).join('\n')}`);
}

function spawned({ path, bin, data }: ServerFolder, settings: readonly string[]): ChildProcess {
  const all = [`unix_socket_directories=${path}`, 'listen_addresses=', 'max_connections=200', 'lc_messages=C', ...settings];
  const server = [join(bin, 'postgres'), '-D', data, ...all.flatMap((setting) => ['-c', setting])];
  return spawn('/bin/sh', ['-c', GUARD, 'postgres', ...server], { ...RUNS_AS, cwd: path, stdio: ['pipe', 'ignore', 'pipe'] });
}

async function isReady(child: ChildProcess, said: string[]): Promise<boolean> {
  if (child.stderr === null) return false;
  for await (const line of createInterface({ input: child.stderr })) {
    said.push(line);
    if (line.includes('ready to accept connections')) {
      child.stderr.resume();
      return true;
    }
    if (line.includes('FATAL') && !line.includes(TOO_EARLY)) return false;
  }
  return false;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.stdin?.end();
  await exit;
}
