import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const ROOT = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

describe('A server that is killed with -9 under 32 writers, ten times', () => {
  it('has lost, doubled and changed nothing, and does the work of automations once (XX-1, XX-3, XX-4)', async () => {
    const program = [
      '--import',
      './test/typescript-workers.mjs',
      'test/reliability/torture.ts',
      '--cycles',
      '10',
      '--timeout-seconds',
      '240',
      '--json',
    ];
    // The program's own words tell more than the exit code that it ends with on a breach.
    const { stdout, stderr } = await run(process.execPath, program, { cwd: ROOT }).catch((fault: unknown) =>
      Object.assign({ stdout: '', stderr: '' }, fault),
    );
    const report: Record<string, unknown> = JSON.parse(stdout || JSON.stringify({ breaches: [stderr] }));
    expect(report).toMatchObject({
      ...{ breaches: [], cycles: 10, writers: 32, killedAtStart: 3 },
      ...{ lost: 0, doubled: 0, moved: 0, wrongEffects: 0, readModelBreaches: 0, otherBreaches: 0 },
    });
    // Otherwise there was nothing to lose.
    expect(report['acknowledgedEvents']).toBeGreaterThan(10 * 32);
    expect(report['resentWithoutAnswer']).toBeGreaterThan(32);
    expect(report['killsWithBacklog']).toBeGreaterThan(0);
    expect(report['effects']).toBeGreaterThan(0);
    expect(report['readModels']).toBeGreaterThanOrEqual(8);
  }, 250_000);
});
