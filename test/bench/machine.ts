import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';

const FLUSHES = 300;
const PAGE = Buffer.alloc(4_096, 'x');

export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGiB: number;
  readonly node: string;
  /** Pages of 4 KiB that a file takes in a second when each is flushed to the disk by itself. */
  readonly flushesPerSecond: number;
  /** How many wanted to run in the last minute: far above 0, figures are those of a machine that was busy otherwise. */
  readonly loadBefore: number;
}

export function machineFacts(folder: string): Machine {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    flushesPerSecond: Math.round(flushesPerSecond(join(folder, 'flushes'))),
    loadBefore: loadavg()[0] ?? 0,
  };
}

function flushesPerSecond(path: string): number {
  const descriptor = openSync(path, 'w');
  const began = performance.now();
  for (let flush = 0; flush < FLUSHES; flush += 1) {
    writeSync(descriptor, PAGE);
    fdatasyncSync(descriptor);
  }
  const seconds = (performance.now() - began) / 1_000;
  closeSync(descriptor);
  rmSync(path);
  return FLUSHES / seconds;
}
