import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const ROOT = resolve(import.meta.dirname, '../../..');
const PROGRAM = ['--import', './test/typescript-workers.mjs', 'test/reliability/torture.ts', '--timeout-seconds', '540'];
const run = promisify(execFile);

const Report = z.object({
  section: z.string(),
  verdict: z.string(),
  figures: z.record(z.string(), z.number()),
  breaches: z.array(z.string()),
});
export type Report = z.infer<typeof Report>;

/** Sections of the torture, as a program of its own, in the sizes that its options state. */
export async function tortured(sections: string, ...options: readonly string[]): Promise<ReadonlyMap<string, Report>> {
  const folder = await mkdtemp(join(tmpdir(), 'entente-tortured-'));
  const json = join(folder, 'report.json');
  try {
    // The program's own words tell more than the exit code that it ends with on a breach.
    const { stderr } = await run(process.execPath, [...PROGRAM, '--only', sections, '--json', json, ...options], { cwd: ROOT }).catch(
      (fault: unknown) => Object.assign({ stderr: '' }, fault),
    );
    const text = await readFile(json, 'utf8').catch(() => undefined);
    if (text === undefined) throw new Error(`The torture did not come to its end: ${stderr}`);
    const reports = z.object({ sections: z.array(Report) }).parse(JSON.parse(text)).sections;
    return new Map(reports.map((report) => [report.section, report]));
  } finally {
    await rm(folder, { recursive: true });
  }
}
