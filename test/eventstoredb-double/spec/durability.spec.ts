import { appendFile, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient } from '@eventstore/db-client';
import { LogFolder } from '../disk/log-folder.js';
import { LogTail } from '../disk/log-tail.js';
import { EventStoreDouble } from '../event-store-double.js';
import { EventLog } from '../log/event-log.js';
import type { EventRecord } from '../log/event-record.js';
import { aNote, aStream, gather, idsOf, notes, unary } from './client.js';

describe('A double that is killed', () => {
  it('has everything it acknowledged when it is started again, and recognises repeats by their revision alone', async () => {
    const double = await EventStoreDouble.start();
    const client = EventStoreDBClient.connectionString(double.connectionString);
    const acknowledged: string[] = [];
    const stream = aStream();
    const write = async (): Promise<void> => {
      for (;;) {
        const note = aNote();
        await client.appendToStream(aStream(), note, { ...unary, expectedRevision: 'no_stream', deadline: 1_000 });
        acknowledged.push(note.id);
      }
    };
    const pair = notes(2);
    const first = await client.appendToStream(stream, pair, { ...unary, expectedRevision: 'no_stream' });
    for (let cycle = 0; cycle < 3; cycle += 1) {
      const writers = Array.from({ length: 4 }, () => write().catch(() => undefined));
      const enough = acknowledged.length + 40;
      while (acknowledged.length < enough) await new Promise((resolve) => setTimeout(resolve, 5));
      await double.restart();
      await Promise.all(writers);
      const kept = idsOf(await gather(client.readAll()));
      expect(acknowledged.filter((id) => !kept.includes(id))).toEqual([]);
      expect(new Set(kept).size).toBe(kept.length);
    }
    expect(await client.appendToStream(stream, pair, { ...unary, expectedRevision: 'no_stream' })).toEqual(first);
    expect(await client.appendToStream(stream, pair, { ...unary, expectedRevision: 'any' })).toMatchObject({ nextExpectedRevision: 3n });
    await client.dispose();
    await double.stop();
  });

  it('or is frozen, answers nothing until it is thawed', async () => {
    const double = await EventStoreDouble.start();
    const client = EventStoreDBClient.connectionString(double.connectionString);
    const stream = aStream();
    await client.appendToStream(stream, aNote(), unary);
    double.freeze();
    const note = aNote();
    const append = () => client.appendToStream(stream, note, { ...unary, expectedRevision: 0n, deadline: 300 });
    await expect(append()).rejects.toMatchObject({ type: 'deadline-exceeded' });
    double.thaw();
    expect(await client.appendToStream(stream, note, { ...unary, expectedRevision: 0n })).toMatchObject({ nextExpectedRevision: 1n });
    await client.dispose();
    await double.stop();
  });
});

describe('The log on disk', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'double-log-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const record = (revision: bigint): EventRecord => ({
    ...{ id: `id-${revision}`, stream: 's-1', type: 'T', contentType: 'application/json', revision, created: 1n },
    ...{ position: { commit: 100n + revision, prepare: 90n }, data: Buffer.from('{"a":1}'), metadata: Buffer.from('é') },
  });
  const begin = async (): Promise<{ journal: LogFolder; log: EventLog }> => {
    const log = new EventLog();
    return { journal: await LogFolder.begin({ folder, tail: new LogTail(folder, log), isBacked: () => true }), log };
  };
  const recordsOf = async (): Promise<(EventRecord | undefined)[]> => {
    const { journal, log } = await begin();
    await journal.close();
    return Array.from({ length: log.length }, (_, index) => log.at(index));
  };
  const writeThree = async (): Promise<{ path: string; whole: number; last: number }> => {
    const { journal } = await begin();
    const path = join(folder, 'segment-1.log');
    await journal.write([[record(0n)], [record(1n)]]);
    const last = (await readFile(path)).length;
    await journal.write([[record(2n), record(3n)]]);
    await journal.close();
    return { path, whole: (await readFile(path)).length, last };
  };

  it('gives back what was written', async () => {
    await writeThree();
    expect(await recordsOf()).toEqual([0n, 1n, 2n, 3n].map(record));
  });

  it('loses the last append whole, and nothing else, when it is cut anywhere within', async () => {
    const { path, whole, last } = await writeThree();
    for (let length = whole - 1; length >= last; length -= 1) {
      await truncate(path, length);
      expect(await recordsOf()).toEqual([0n, 1n].map(record));
      for (const name of await readdir(folder)) if (name !== 'segment-1.log') await rm(join(folder, name));
    }
  });

  it('goes on behind a torn end', async () => {
    const { path, whole } = await writeThree();
    await truncate(path, whole - 3);
    const { journal } = await begin();
    await journal.write([[record(2n)]]);
    await journal.close();
    expect(await recordsOf()).toEqual([0n, 1n, 2n].map(record));
  });

  it('is refused when it is damaged before its end', async () => {
    const { path, last } = await writeThree();
    const bytes = await readFile(path);
    bytes.writeUInt8(bytes.readUInt8(last - 1) ^ 1, last - 1);
    await writeFile(path, bytes);
    await expect(begin()).rejects.toThrow('damaged');
  });

  it('takes nothing more from a writer whose epoch has passed, and leaves out what it had not acknowledged', async () => {
    const { journal: old } = await begin();
    await old.write([[record(0n)]]);
    const { journal: next } = await begin();
    await expect(old.write([[record(1n)]])).rejects.toThrow('Another process');
    await next.write([[record(5n)]]);
    await Promise.all([old.close(), next.close()]);
    expect(await recordsOf()).toEqual([0n, 5n].map(record));
  });

  it('passes over an epoch that ended before it had a header', async () => {
    await writeThree();
    await appendFile(join(folder, 'segment-2.log'), 'torn');
    expect(await recordsOf()).toHaveLength(4);
  });
});
