import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const ROOT = resolve(import.meta.dirname, '../../..');
const PROGRAM = ['--import', './test/typescript-workers.mjs', 'test/reliability/eventstoredb/storm.ts'];
const FAULTS = 60;

const Report = z.object({ figures: z.record(z.string(), z.number()), breaches: z.array(z.string()) });

describe('A log on an EventStoreDB that is silent, busy, reset, frozen and killed, sixty times', () => {
  it('has lost, doubled and misplaced nothing, every call ended in time, and the process lived on (XX-1, XX-4)', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [...PROGRAM, `${FAULTS}`], { cwd: ROOT });
    const { figures, breaches } = Report.parse(JSON.parse(stdout));
    expect(breaches).toEqual([]);
    expect(figures).toMatchObject({ surprises: 0, leftOpen: 0 });
    expect(figures['faults']).toBeGreaterThanOrEqual(FAULTS);
    // Otherwise there was nothing to lose.
    expect(figures['acknowledged']).toBeGreaterThan(50);
    expect(figures['unknownOutcomes']).toBeGreaterThan(0);
  }, 200_000);
});
