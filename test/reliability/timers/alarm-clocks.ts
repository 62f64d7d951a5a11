import { derivedId } from '../../../libs/access/derived-id.js';
import { EventCatalogue, Instant, PartnershipId, Text, event, timer, type EventMetadata } from '@entente/kernel';
import { SqliteEventStore } from '../../../libs/event-store/sqlite/sqlite-event-store.js';
import { SystemClock } from '../../contract/event-store/system-clock.js';

const clockOf = { partnershipId: PartnershipId, key: Text };
export const Wound = event('Wound', 1, 'A clock was set', { ...clockOf, dueAt: Instant });
export const Stopped = event('Stopped', 1, 'A clock was stopped', clockOf);
export const Rang = event('Rang', 1, 'A clock rang', { ...clockOf, dueAt: Instant });

export const clock = new SystemClock();

export const metadata: EventMetadata = {
  ...{ actor: 'test', role: 'OPERATOR', command: 'Test', commandId: 'test', fingerprint: 'test' },
  ...{ correlationId: 'test', causationId: 'test', policyVersion: 'test', schemaVersion: 1 },
};

export const ringing = timer('when-due-then-ring', {
  on: [Wound, Stopped],
  wind: ({ type, data }) => [{ partnershipId: data.partnershipId, key: data.key, dueAt: type === 'Wound' ? data.dueAt : null }],
  fire: ({ partnershipId, key, dueAt, now }) => ({ type: 'Ring', data: { partnershipId, key, dueAt, now } }),
});

export function openLog(folder: string): Promise<SqliteEventStore> {
  return SqliteEventStore.open({ folder, clock, catalogue: new EventCatalogue([Wound, Stopped, Rang]) });
}

/** The id that a command's one event has, however often it is executed. */
export function idOf(because: {
  readonly event: { readonly id: string };
  readonly automation: string;
  readonly index: number | string;
}): string {
  return derivedId(because.event.id, because.automation, because.index);
}
