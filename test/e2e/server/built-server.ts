import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { BuiltProcess } from './built-process.js';

const ROOT = resolve(import.meta.dirname, '../../..');
const PATIENCE_MS = 60_000;
const NOT_YET_READY = 503;

/**
 * A copy of the built server that no later build changes. It stands inside the project, since it needs the project's packages.
 * @returns its folder, which `remove` takes away
 */
export function copyOfBuild(): { readonly folder: string; remove(): void } {
  const folder = resolve(ROOT, '.cache', `built-${process.pid}-${Date.now()}`);
  mkdirSync(folder, { recursive: true });
  cpSync(resolve(ROOT, 'dist'), folder, { recursive: true });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The server as users run it: a process of its own, on a port that the machine gives. */
export class BuiltServer extends BuiltProcess {
  /** Where it listens, without a path. */
  address = '';

  /** Only begins to start the server; `ready` tells when it can be used. */
  static launch(build: string, environment: Readonly<Record<string, string>>): BuiltServer {
    const { PATH = '' } = process.env;
    const env = { PATH, PORT: '0', DEMO: 'off', LOG_LEVEL: 'warn', ...environment };
    return new BuiltServer(
      spawn(process.execPath, [...flagsOf('start'), resolve(build, 'apps/api/src/main.js')], {
        env,
        cwd: ROOT,
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
  }

  static async start(build: string, environment: Readonly<Record<string, string>>): Promise<BuiltServer> {
    const server = BuiltServer.launch(build, environment);
    await server.ready();
    return server;
  }

  /** Resolves once the server says that it takes requests. */
  async ready(patienceMs = PATIENCE_MS): Promise<void> {
    const late = AbortSignal.timeout(patienceMs);
    this.address = await this.#printedAddress(late);
    while ((await fetch(`${this.address}/health/ready`, { signal: late })).status === NOT_YET_READY);
  }

  #printedAddress(late: AbortSignal): Promise<string> {
    return new Promise((done, failed) => {
      const fail = (why: string) => () => failed(new Error(`The server ${why} before it served:\n${this.lastWords}`));
      late.addEventListener('abort', fail('took too long'), { once: true });
      this.child.once('exit', fail('ended'));
      const listen = (): void => {
        const address = /(http:\/\/[^\s/]+)\/graphql/.exec(this.words)?.[1];
        if (address !== undefined) done(address);
      };
      this.child.stdout?.on('data', listen);
      this.child.stderr?.on('data', listen);
    });
  }
}

const Package = z.object({ scripts: z.object({ start: z.string(), worker: z.string() }) });

/** What the command gives to Node itself. */
export function flagsOf(command: 'start' | 'worker'): readonly string[] {
  const { scripts } = Package.parse(JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8')));
  return scripts[command].split(' ').filter((word) => /^--.*=/.test(word));
}
