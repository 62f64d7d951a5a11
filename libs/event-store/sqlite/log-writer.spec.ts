import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { logFiles } from './log-files.js';
import { LogWriter } from './log-writer.js';

/** As SQLite numbers it: under a write-ahead log, the first level at which a commit waits for the disk. */
const FULL = 2;

describe('The writer of the log', () => {
  it('commits through connections alone that flush to disk before a commit is done', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'entente-writer-'));
    const asked: jest.SpyInstance<unknown, Parameters<Database.Database['pragma']>, Database.Database> = jest.spyOn(
      Database.prototype,
      'pragma',
    );
    const writer = new LogWriter(logFiles(folder));
    const connections = new Set(asked.mock.contexts);
    asked.mockRestore();
    expect([...connections].map((connection) => connection.pragma('synchronous', { simple: true }))).toEqual([FULL]);
    writer.close();
    await rm(folder, { recursive: true });
  });
});
