import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { InvalidAppend, LogInUse } from '@entente/kernel';
import { aNote, aStream, gather } from '../../libs/testing/new-events.js';
import { aFolder, openLog } from './log-damage/log-copy.js';

const HOLDER = fileURLToPath(new URL('./log-damage/holder.ts', import.meta.url));
const TYPESCRIPT = fileURLToPath(new URL('../typescript-workers.mjs', import.meta.url));

const holders: ChildProcess[] = [];

/** Another process that opens the log for writing; fulfilled with what it says. */
async function holder(folder: string): Promise<{ readonly child: ChildProcess; readonly said: unknown }> {
  const child = fork(HOLDER, [folder], { execArgv: ['--experimental-transform-types', '--no-warnings', '--import', TYPESCRIPT] });
  holders.push(child);
  const [said] = await once(child, 'message');
  return { child, said };
}

describe('Of several processes', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await aFolder();
  });

  afterEach(async () => {
    // A holder that outlived a failed test would keep the whole run from ending.
    for (const child of holders.splice(0)) child.kill('SIGKILL');
    await rm(folder, { recursive: true });
  });

  it('one writes to a log; another is refused, may read, and may write once the first was killed', async () => {
    const first = await openLog(folder);
    await first.append(aStream(), 'none', [aNote()]);
    await first.close();
    const { child, said } = await holder(folder);
    expect(said).toEqual({ head: 1 });
    const refused = openLog(folder);
    await expect(refused).rejects.toThrow(LogInUse);
    await expect(refused).rejects.toThrow(folder);
    const reading = await openLog(folder, true);
    expect(await gather(reading.readAll())).toHaveLength(1);
    await expect(reading.append(aStream(), 'none', [aNote()])).rejects.toThrow(InvalidAppend);
    await reading.close();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const next = await openLog(folder);
    expect(await next.append(aStream(), 'none', [aNote()])).toMatchObject({ position: 2 });
    await next.close();
  }, 20_000);

  it('the second one is refused also when it is the other process', async () => {
    const store = await openLog(folder);
    const { child, said } = await holder(folder);
    expect(said).toEqual({ refused: expect.stringMatching(/^LogInUse: .*writer already/) });
    if (child.exitCode === null) await once(child, 'exit');
    await store.close();
  }, 20_000);

  it('a reader follows the writer without asking again and again', async () => {
    const writer = await openLog(folder);
    const reader = await openLog(folder, true);
    const batches = reader.subscribe({ after: 0 })[Symbol.asyncIterator]();
    await batches.next();
    for (let position = 1; position <= 5; position += 1) {
      const next = batches.next();
      await writer.append(aStream(), 'none', [aNote()]);
      expect(await next).toMatchObject({ value: { events: [{ position }], position } });
    }
    await reader.close();
    await writer.close();
  });
});
