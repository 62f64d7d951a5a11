import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore } from '../../../libs/event-store/sqlite/sqlite-event-store.js';
import { describeEventStore } from './event-store.contract.js';
import { SystemClock } from './system-clock.js';

describeEventStore(
  'The log in SQLite',
  async (catalogue) => {
    const folder = await mkdtemp(join(tmpdir(), 'entente-log-'));
    const open = (): Promise<SqliteEventStore> => SqliteEventStore.open({ folder, clock: new SystemClock(), catalogue });
    return { store: await open(), reopen: open, dispose: () => rm(folder, { recursive: true }) };
  },
  { durable: true },
);
