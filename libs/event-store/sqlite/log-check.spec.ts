import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { EventCatalogue } from '@entente/kernel';
import { SystemClock } from '../../../test/contract/event-store/system-clock.js';
import { aStream, noteCatalogue, notes } from '../../testing/new-events.js';
import type { LogFinding } from '../log/log-finding.js';
import { checkLog } from './log-check.js';
import { SqliteEventStore } from './sqlite-event-store.js';

describe('The check of a whole log', () => {
  let folder: string;
  let stream: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entente-check-'));
    stream = aStream();
    const store = await SqliteEventStore.open({ folder, clock: new SystemClock(), catalogue: noteCatalogue });
    await store.append(stream, 'none', notes(10));
    await store.close();
  });
  afterEach(() => rm(folder, { recursive: true }));

  const checked = async (catalogue = noteCatalogue): Promise<readonly LogFinding[]> => {
    const findings: LogFinding[] = [];
    for await (const finding of checkLog({ folder, catalogue, onProgress: () => undefined })) findings.push(finding);
    return findings;
  };

  const damage = (sql: string): void => {
    const database = new Database(join(folder, 'events.db'));
    database.exec(`DROP TRIGGER events_are_never_changed; DROP TRIGGER events_are_never_removed; ${sql}`);
    database.close();
  };

  it('finds nothing in a sound one', async () => {
    expect(await checked()).toEqual([]);
  });

  it('names each changed event by its place, and goes on behind it', async () => {
    damage(`UPDATE events SET data = replace(data, 'note', 'vote') WHERE position IN (3, 7)`);
    expect(await checked()).toEqual(
      [3, 7].map((position) => ({
        place: `position ${position}, stream ${stream}, revision ${position - 1}`,
        found: expect.stringContaining('its checksum differs'),
      })),
    );
  });

  it('names what is missing, in the log and in its stream', async () => {
    damage('DELETE FROM events WHERE position = 4');
    expect(await checked()).toEqual([
      { place: 'position 4', found: 'missing: the next event is at position 5' },
      { place: `stream ${stream}, revision 3`, found: 'missing: the next revision is 4' },
    ]);
  });

  it('notices an end that was acknowledged and is lost', async () => {
    damage('DELETE FROM events WHERE position > 8');
    expect(await checked()).toEqual([
      { place: folder, found: expect.stringContaining('10 events were acknowledged, the log ends at position 8') },
    ]);
  });

  it('names events that this version cannot read', async () => {
    const findings = await checked(new EventCatalogue([]));
    expect(findings).toHaveLength(10);
    expect(findings[0]?.found).toContain('UnknownEvent: No definition reads NoteTaken');
  });
});
