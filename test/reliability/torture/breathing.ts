import { writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

/**
 * Loaded before a server's program: collects its garbage every so often and writes down what it keeps, in bytes. Otherwise its memory
 * tells more of when the garbage was collected than of what is kept: V8 lets it pile up to hundreds of mebibytes in between.
 */
const EVERY_MS = 10_000;

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

function breathe(): void {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  writeFileSync(process.env['BREATHING_FILE'] ?? '', String(heapUsed + external));
}

if (isMainThread) setInterval(breathe, EVERY_MS).unref();
