import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const ROOT = resolve(import.meta.dirname, '../..');
const ROWS = [
  'durable append of 1 KiB, 1 concurrent',
  'durable append of 1 KiB, 32 concurrent',
  'durable append of 1 KiB, 256 concurrent',
  'load and fold of a stream of 10 events',
  'rebuild of the partnerships',
  'delay to a subscriber in the process',
  'delay to a subscriber over a socket',
  'page of 20 partnerships with 15 fields over HTTP',
  'mutation over HTTP',
];

it('measures every row beside its limit, in a small size that only keeps the programs alive', async () => {
  const program = ['--import', './test/typescript-workers.mjs', 'test/bench/bench.ts', '--small'];
  const { stdout } = await promisify(execFile)(process.execPath, program, { cwd: ROOT });
  for (const row of ROWS) expect(stdout).toContain(row);
  expect(stdout.match(/limit: /g)?.length).toBeGreaterThanOrEqual(ROWS.length);
}, 120_000);
