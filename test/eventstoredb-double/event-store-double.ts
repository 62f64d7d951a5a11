import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { DoubleProcess } from './double-process.js';
import { FaultSwitches } from './fault-switches.js';
import type { Setup } from './faults/control.js';
import { Member } from './faults/fault.js';
import { freePort } from './free-port.js';

export interface DoubleOptions {
  /** Where the log is kept; without it a folder of its own, which `stop` removes. */
  readonly folder?: string;
  readonly port?: number;
  /** Paths of PEM files; the certificate is for `localhost`. */
  readonly tls?: { readonly certificate: string; readonly key: string; readonly ca: string };
  /** Without them nobody is asked who they are. */
  readonly credentials?: { readonly username: string; readonly password: string };
  /** Calls at a time on one connection, as the real server's (100). */
  readonly maxStreams?: number;
  /** 1 MiB, as the real server's up to 25.0. */
  readonly mostAppendBytes?: number;
  /** The ports of all nodes on the same folder, and which of them this one is. */
  readonly cluster?: { readonly ports: readonly number[]; readonly own: number };
}

/** A server that speaks EventStoreDB's own protocol, in a process of its own, with a log that outlives kills. */
export class EventStoreDouble {
  readonly #setup: Setup;
  readonly #options: DoubleOptions;
  #process: DoubleProcess;
  readonly faults = new FaultSwitches(() => this.#process);

  private constructor(setup: Setup, options: DoubleOptions, process: DoubleProcess) {
    this.#setup = setup;
    this.#options = options;
    this.#process = process;
  }

  static async start(options: DoubleOptions = {}): Promise<EventStoreDouble> {
    const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'eventstoredb-double-')));
    const setup = setupOf(options, folder, options.port ?? (await freePort()));
    return new EventStoreDouble(setup, options, await DoubleProcess.start(setup));
  }

  get port(): number {
    return this.#setup.port;
  }

  get folder(): string {
    return this.#setup.folder;
  }

  /** As `EVENTSTORE_URL` has it, with credentials and certificate when they are asked for. */
  get connectionString(): string {
    const { credentials, tls } = this.#options;
    const user =
      credentials === undefined ? '' : `${encodeURIComponent(credentials.username)}:${encodeURIComponent(credentials.password)}@`;
    const security = tls === undefined ? 'tls=false' : `tls=true&tlsCAFile=${encodeURIComponent(tls.ca)}`;
    return `esdb://${user}localhost:${this.port}?${security}`;
  }

  /** The cluster as this node sees it. */
  members(): Promise<readonly Member[]> {
    return this.#process.order({ do: 'members' }, z.array(Member));
  }

  /** SIGKILL. */
  kill(): Promise<void> {
    return this.#process.kill();
  }

  /** SIGSTOP: it accepts nothing, answers nothing and closes nothing. */
  freeze(): void {
    this.#process.signal('SIGSTOP');
  }

  thaw(): void {
    this.#process.signal('SIGCONT');
  }

  /** On the same port and folder, after a kill when it still runs. */
  async restart(): Promise<void> {
    await this.kill();
    this.#process = await DoubleProcess.start(this.#setup);
  }

  async stop(): Promise<void> {
    await this.kill();
    if (this.#options.folder === undefined) await rm(this.folder, { recursive: true, force: true });
  }
}

function setupOf(options: DoubleOptions, folder: string, port: number): Setup {
  const { tls, credentials, cluster, maxStreams = 100, mostAppendBytes = 1024 * 1024 } = options;
  return {
    ...{ folder, port, host: 'localhost', maxStreams, mostAppendBytes, version: '24.10.14' },
    ...(tls === undefined ? {} : { tls: { certificate: tls.certificate, key: tls.key } }),
    ...(credentials === undefined ? {} : { credentials }),
    ...(cluster === undefined ? {} : { cluster: { ports: [...cluster.ports], own: cluster.own } }),
  };
}
