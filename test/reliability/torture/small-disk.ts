import { execFile, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const UNMOUNT = 'umount';
const STRIDES = [65_536, 4_096, 1];

/** A file system of few mebibytes, in memory; only who may mount can have one. */
export class SmallDisk {
  readonly folder: string;
  readonly #ballast: string;

  readonly #leave: () => void;

  private constructor(folder: string) {
    this.folder = folder;
    this.#ballast = join(folder, 'ballast');
    this.#leave = () => void spawnSync(UNMOUNT, ['--lazy', folder]);
    process.once('exit', this.#leave);
  }

  /** @returns undefined where none can be had */
  static async mount(folder: string, mebibytes: number): Promise<SmallDisk | undefined> {
    mkdirSync(folder, { recursive: true });
    try {
      await run('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'entente-torture', folder]);
    } catch {
      return undefined;
    }
    return new SmallDisk(folder);
  }

  /** Takes all that is free, to the last byte. */
  fill(): void {
    const descriptor = openSync(this.#ballast, 'a');
    for (const stride of STRIDES) while (takes(descriptor, Buffer.alloc(stride, 1)));
    closeSync(descriptor);
  }

  /** Gives back what was taken. */
  free(): void {
    rmSync(this.#ballast, { force: true });
  }

  /** Nothing on it can be written any more, or can again. Nobody may have a file of it open for writing. */
  async allow(access: 'ro' | 'rw'): Promise<void> {
    await run('mount', ['-o', `remount,${access}`, this.folder]);
  }

  async unmount(): Promise<void> {
    process.off('exit', this.#leave);
    await run(UNMOUNT, ['--lazy', this.folder]);
  }
}

function takes(descriptor: number, bytes: Buffer): boolean {
  try {
    return writeSync(descriptor, bytes) === bytes.length;
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOSPC') return false;
    throw fault;
  }
}
