import { hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore } from '@entente/event-store';
import { EventCatalogue, type EventStore, type RecordedEvent } from '@entente/kernel';
import { catalogued } from '../src/slices.js';
import { SystemClock } from '../src/system-clock.js';

const PARTNERSHIP = { partnershipId: 'somebody-elses', reason: 'For a test', endedAt: '2026-01-05T09:00:00.000Z' };
const METADATA = {
  ...{ actor: 'somebody', role: 'ALLIANCE_MANAGER', command: 'EndPartnership', commandId: 'a-command', fingerprint: '-' },
  ...{ correlationId: 'a-request-of-somebody', causationId: 'a-request-of-somebody', policyVersion: 'handbook-2019', schemaVersion: 1 },
};

/** A folder for a log, with a look at what the log holds while no server uses it. */
export class LogOfDemo {
  readonly folder = mkdtempSync(join(tmpdir(), 'entente-demo-'));

  async events(): Promise<readonly RecordedEvent[]> {
    const log = await this.open(true);
    const events: RecordedEvent[] = [];
    for await (const page of log.readAll()) events.push(...page);
    await log.close();
    return events;
  }

  /** Over every event, with its id, its place and its time. */
  async digest(): Promise<string> {
    return hash('sha256', JSON.stringify(await this.events()));
  }

  /** Records an event that is none of the demonstration's. */
  async addOneOfSomebodyElse(): Promise<void> {
    const log = await this.open(false);
    const event = { id: crypto.randomUUID(), type: 'PartnershipEnded', data: PARTNERSHIP, metadata: METADATA };
    await log.append('partnership-somebody-elses', 'none', [event]);
    await log.close();
  }

  open(readOnly: boolean): Promise<EventStore> {
    return SqliteEventStore.open({ folder: this.folder, clock: new SystemClock(), catalogue: new EventCatalogue(catalogued), readOnly });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
