import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

it('measures the start, the longest history and every filter, in a small size that only keeps the program alive', async () => {
  const program = ['--import', './test/typescript-workers.mjs', 'test/scale/scale.ts', '--small'];
  const { stdout } = await promisify(execFile)(process.execPath, program, { cwd: resolve(import.meta.dirname, '../..') });
  expect(stdout.match(/^(?:start|p99) .*: [\d.]+ m?s /gm)?.length).toBeGreaterThanOrEqual(16);
}, 120_000);
