import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { onPostgres } from '../postgres/on-postgres.js';

const ROOT = resolve(import.meta.dirname, '../..');
const PROGRAM = ['--import', './test/typescript-workers.mjs', 'test/reliability/replicas/siege.ts'];
const SMALL = ['--clients', '16', '--seconds', '8', '--attacks', 'kill-worker,restart-replica'];
const ENDS_WITHIN_MS = 230_000;

const Report = z.object({ verdict: z.string(), figures: z.record(z.string(), z.number()), breaches: z.array(z.string()) });

onPostgres(() => {
  it('sixteen clients of two replicas read what they wrote at either, while a worker is killed with -9 and a replica restarts: every error heals, every event stands in the log once (XX-1, XX-4, XX-6)', async () => {
    const { verdict, figures, breaches } = await besieged(...SMALL);
    expect({ verdict, breaches }).toEqual({ verdict: 'held', breaches: [] });
    // Otherwise there was nothing to lose, nothing to be stale and nobody to be misled.
    expect(figures['commands']).toBeGreaterThan(50);
    expect(figures['readsByToken']).toBeGreaterThan(100);
    expect(figures['eventsHeard']).toBeGreaterThan(100);
    expect(figures['resumed']).toBeGreaterThan(0);
  }, 240_000);
});

/** A program of its own, whose words tell more than the exit code that it ends with on a breach. */
async function besieged(...options: readonly string[]): Promise<z.infer<typeof Report>> {
  const folder = await mkdtemp(join(tmpdir(), 'entente-replicas-'));
  const json = join(folder, 'report.json');
  try {
    const { stderr } = await promisify(execFile)(process.execPath, [...PROGRAM, '--json', json, ...options], {
      cwd: ROOT,
      timeout: ENDS_WITHIN_MS,
    }).catch((fault: unknown) => Object.assign({ stderr: '' }, fault));
    const text = await readFile(json, 'utf8').catch(() => undefined);
    if (text === undefined) throw new Error(`The siege did not come to its end: ${stderr}`);
    return Report.parse(JSON.parse(text));
  } finally {
    await rm(folder, { recursive: true });
  }
}
