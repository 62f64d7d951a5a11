import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvalidAppend } from '@entente/kernel';
import { SystemClock } from '../../../test/contract/event-store/system-clock.js';
import { aNote, aStream, gather, idsOf, noteCatalogue, notes } from '../../testing/new-events.js';
import { LogAbsent } from './log-errors.js';
import { SqliteEventStore } from './sqlite-event-store.js';

describe('A log that is opened for reading only', () => {
  let folder: string;
  const open = (readOnly: boolean): Promise<SqliteEventStore> =>
    SqliteEventStore.open({ folder, clock: new SystemClock(), catalogue: noteCatalogue, readOnly });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entente-reading-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('reads what its writer reads, while the writer has it', async () => {
    const writer = await open(false);
    await writer.append(aStream(), 'none', notes(5));
    const reader = await open(true);
    expect(await gather(reader.readAll())).toEqual(await gather(writer.readAll()));
    await reader.close();
    await writer.close();
  });

  it('is told of what another appends, without gap', async () => {
    const writer = await open(false);
    const reader = await open(true);
    const appended = notes(20);
    const seen: string[] = [];
    const following = (async () => {
      for await (const { events } of reader.subscribe({ after: 0 })) {
        seen.push(...idsOf(events));
        if (seen.length >= appended.length) return;
      }
    })();
    for (const event of appended) await writer.append(aStream(), 'none', [event]);
    await following;
    expect(seen).toEqual(idsOf(appended));
    await reader.close();
    await writer.close();
  });

  it('refuses an append', async () => {
    await (await open(false)).close();
    const reader = await open(true);
    await expect(reader.append(aStream(), 'none', [aNote()])).rejects.toThrow(InvalidAppend);
    await reader.close();
  });

  it('leaves a log at rest with the files that it had', async () => {
    const writer = await open(false);
    await writer.append(aStream(), 'none', notes(5));
    await writer.close();
    const before = readdirSync(folder);
    const reader = await open(true);
    expect(await gather(reader.readAll())).toHaveLength(5);
    await reader.close();
    expect(readdirSync(folder)).toEqual(before);
  });

  it('is not found where there is none, and nothing is made', async () => {
    await rm(folder, { recursive: true });
    await expect(open(true)).rejects.toThrow(LogAbsent);
    expect(existsSync(folder)).toBe(false);
  });
});
