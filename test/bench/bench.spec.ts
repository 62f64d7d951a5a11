import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { findPostgres } from '../postgres/installation.js';

const ROOT = resolve(import.meta.dirname, '../..');
const Figures = z.object({
  measures: z.array(
    z.object({ id: z.string(), limits: z.array(z.object({ program: z.string() })), verdicts: z.array(z.object({ value: z.number() })) }),
  ),
});

it('measures every row beside its limit, in a small size that only keeps the programs alive', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'entente-bench-'));
  const json = join(folder, 'figures.json');
  const program = ['--import', './test/typescript-workers.mjs', 'test/bench/bench.ts', '--small', '--json', json];
  const { stdout } = await promisify(execFile)(process.execPath, program, { cwd: ROOT });
  const { measures } = Figures.parse(JSON.parse(await readFile(json, 'utf8')));
  await rm(folder, { recursive: true });
  const marked = measures.filter(({ verdicts }) => verdicts.length > 0);
  expect(new Set(marked.map(({ id }) => id))).toEqual(
    new Set([
      'P1',
      'P2',
      'P3',
      'P4',
      'P5',
      'P6',
      'P7',
      'P8',
      'P9',
      'P10',
      'P11',
      'P12',
      'E1',
      ...(findPostgres() === undefined ? [] : ['E2', 'E3']),
    ]),
  );
  for (const { id } of marked) expect(stdout).toContain(`| ${id} `);
}, 120_000);
