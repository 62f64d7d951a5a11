import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** What a command said, and how it ended. */
export interface Said {
  readonly code: number;
  readonly out: string;
  readonly talk: string;
}

/** The built command line as its user calls it, on one folder of data, or where its environment has them. */
export class CommandLine {
  constructor(
    private readonly build: string,
    private readonly dataDir: string,
    private readonly environment: Readonly<Record<string, string>> = {},
  ) {}

  async run(words: string, environment: Readonly<Record<string, string>> = {}): Promise<Said> {
    const child = this.#spawn(words, environment);
    const said = { out: '', talk: '' };
    child.stdout.on('data', (bytes: Buffer) => (said.out += bytes.toString()));
    child.stderr.on('data', (bytes: Buffer) => (said.talk += bytes.toString()));
    await once(child, 'close');
    return { ...said, code: child.exitCode ?? -1 };
  }

  /** A command that goes on until it is told to end. */
  follow(words: string, environment: Readonly<Record<string, string>> = {}): Following {
    return new Following(this.#spawn(words, environment));
  }

  #spawn(words: string, environment: Readonly<Record<string, string>>): ChildProcessByStdio<null, Readable, Readable> {
    const { PATH = '' } = process.env;
    const env = { PATH, DATA_DIR: this.dataDir, ...this.environment, ...environment };
    const main = resolve(this.build, 'apps/cli/src/main.js');
    return spawn(process.execPath, [main, ...words.split(' ')], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  }
}

/** A running command and the lines of its data. */
export class Following {
  readonly #lines: AsyncIterator<string>;

  constructor(private readonly child: ChildProcessByStdio<null, Readable, Readable>) {
    this.#lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  }

  async next(): Promise<string> {
    const line = await this.#lines.next();
    return line.done === true ? '' : line.value;
  }

  /** Ctrl-C. @returns the exit code */
  async interrupt(): Promise<number | null> {
    const exited = once(this.child, 'exit');
    this.child.kill('SIGINT');
    await exited;
    return this.child.exitCode;
  }

  /** The end that nothing can prepare for. */
  async kill(): Promise<void> {
    const exited = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exited;
  }

  /** The reader at the other end of the pipe has gone. @returns the exit code */
  async abandon(): Promise<number | null> {
    const exited = once(this.child, 'exit');
    this.child.stdout.destroy();
    await exited;
    return this.child.exitCode;
  }
}
