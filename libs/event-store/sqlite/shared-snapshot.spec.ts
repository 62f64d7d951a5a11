import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { SharedSnapshot } from './shared-snapshot.js';

let folder: string;
let writer: Database.Database;
let reader: Database.Database;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shared-snapshot-'));
  writer = new Database(join(folder, 'notes.db'));
  writer.pragma('journal_mode = WAL');
  writer.exec('CREATE TABLE notes (text TEXT)');
  reader = new Database(join(folder, 'notes.db'), { readonly: true });
});

afterEach(() => {
  reader.close();
  writer.close();
  rmSync(folder, { recursive: true });
});

it('shows one view to all that is read before anybody can learn of something newer, and the newest after that', async () => {
  const snapshot = new SharedSnapshot(reader);
  const count = (): unknown => {
    snapshot.hold();
    return reader.prepare('SELECT count(*) FROM notes').pluck().get();
  };
  const seen = [count()];
  writer.exec(`INSERT INTO notes VALUES ('a')`);
  seen.push(count());
  await Promise.resolve();
  seen.push(count());
  expect(seen).toEqual([0, 0, 1]);
});

it('ends its view when it is released, and is not ended twice', async () => {
  const snapshot = new SharedSnapshot(reader);
  snapshot.hold();
  snapshot.release();
  expect(reader.inTransaction).toBe(false);
  await Promise.resolve();
  expect(reader.inTransaction).toBe(false);
});
