import { closeSync, constants, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';

const DIGITS = 16;
const LINE = /^(\d{16}) ([0-9a-f]{8})\n$/;

/**
 * The last position that was acknowledged, in a small file beside the log. SQLite silently drops what stands behind a
 * damaged place of its journal; a log that ends before this position has lost events. The file is written in place and
 * not flushed: after a power cut it may be older than the log, never newer.
 */
export class Acknowledged {
  readonly #descriptor: number;

  constructor(path: string, position: number) {
    const isNew = !existsSync(path);
    this.#descriptor = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o644);
    this.write(position);
    fsyncSync(this.#descriptor);
    if (isNew) flushFolder(dirname(path));
  }

  write(position: number): void {
    writeSync(this.#descriptor, line(position), 0);
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

/** The position in the file: 0 when there is no file, as after a restore from a copy of the log alone; undefined when it is damaged. */
export function readAcknowledged(path: string): number | undefined {
  if (!existsSync(path)) return 0;
  const content = readFileSync(path, 'latin1');
  const position = Number(LINE.exec(content)?.[1]);
  return Number.isSafeInteger(position) && line(position) === content ? position : undefined;
}

function line(position: number): string {
  const digits = String(position).padStart(DIGITS, '0');
  return `${digits} ${crc32(digits).toString(16).padStart(8, '0')}\n`;
}

function flushFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
