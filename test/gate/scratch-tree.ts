import { execFile, type ChildProcess } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { planted, type Defect } from './defect.js';
import { outcomeOf, type SuitesOutcome } from './suites-outcome.js';

const ROOT = resolve(import.meta.dirname, '../..');
const PATIENCE_MS = 300_000;
const PRINTED_AT_MOST = 64 * 1024 * 1024;
const LAST_WORDS = 2_000;
const TYPES = ['--noEmit', '--incremental', '--tsBuildInfoFile', '.cache/types.tsbuildinfo', '-p', 'tsconfig.json'];
const REPORT = '.cache/report.json';
const JEST = ['--import', './test/typescript-workers.mjs', 'node_modules/jest/bin/jest.js', '--silent', '--json', `--outputFile=${REPORT}`];

interface Ended {
  readonly failed: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** A copy of the project that defects are planted in; it shares the installed packages. */
export class ScratchTree {
  readonly #folder = realpathSync(mkdtempSync(join(tmpdir(), 'entente-gate-')));
  readonly #running = new Set<ChildProcess>();

  /** Copies what belongs to the project, committed or not. */
  static async copy(): Promise<ScratchTree> {
    const tree = new ScratchTree();
    const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
    const { stdout } = await promisify(execFile)('git', list, { cwd: ROOT, maxBuffer: PRINTED_AT_MOST });
    for (const file of stdout.split('\0').filter((name) => statSync(resolve(ROOT, name), { throwIfNoEntry: false })?.isFile())) {
      cpSync(resolve(ROOT, file), tree.#at(file));
    }
    symlinkSync(resolve(ROOT, 'node_modules'), tree.#at('node_modules'));
    mkdirSync(tree.#at('.cache'));
    return tree;
  }

  /** Ends what is still running in it, too. */
  remove(): void {
    for (const child of this.#running) child.kill('SIGKILL');
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 10 });
  }

  /** Gives what the work finds while the defect is there. */
  async with<T>(defect: Defect, work: () => Promise<T>): Promise<T> {
    const files = planted(defect, (file) => this.#read(file));
    const before = [...files.keys()].map((file) => [file, this.#read(file)] as const);
    for (const [file, text] of files) writeFileSync(this.#at(file), text);
    try {
      return await work();
    } finally {
      for (const [file, text] of before) writeFileSync(this.#at(file), text);
    }
  }

  /** Runs suites on what is built from the code, which must compile. */
  async run(suites: readonly string[]): Promise<SuitesOutcome> {
    const [types, outcome] = await Promise.all([this.#node(['node_modules/typescript/bin/tsc', ...TYPES]), this.#runBuilt(suites)]);
    return types.failed ? { kind: 'unusable', why: `does not compile: ${types.stdout.trim()}` } : outcome;
  }

  async #runBuilt(suites: readonly string[]): Promise<SuitesOutcome> {
    const build = await this.#node(['node_modules/@nestjs/cli/bin/nest.js', 'build', 'api']);
    if (build.failed) return { kind: 'unusable', why: `cannot be built: ${build.stdout}${build.stderr}` };
    rmSync(this.#at(REPORT), { force: true });
    const { stderr } = await this.#node([...JEST, '--runTestsByPath', ...suites]);
    if (!existsSync(this.#at(REPORT))) return { kind: 'unusable', why: `comes to no end: ${stderr.slice(-LAST_WORDS)}` };
    return outcomeOf(this.#read(REPORT), this.#folder);
  }

  #node(parameters: readonly string[]): Promise<Ended> {
    const options = { cwd: this.#folder, timeout: PATIENCE_MS, maxBuffer: PRINTED_AT_MOST };
    return new Promise((done) => {
      const child = execFile(process.execPath, parameters, options, (fault, stdout, stderr) => {
        this.#running.delete(child);
        done({ failed: fault !== null, stdout, stderr });
      });
      this.#running.add(child);
    });
  }

  #read(file: string): string {
    return readFileSync(this.#at(file), 'utf8');
  }

  #at(file: string): string {
    return join(this.#folder, file);
  }
}
