import { randomUUID } from 'node:crypto';
import { EventCatalogue, PartnershipId, Text, event, type EventMetadata, type NewEvent, type RecordedEvent } from '@entente/kernel';

const fields = { partnershipId: PartnershipId, text: Text };
const NoteTaken = event('NoteTaken', 1, 'A note was taken', fields);
const NoteFiled = event('NoteFiled', 1, 'A note was filed', fields);
const upcasters = {
  1: (data: object) => ({ ...data, by: 'unknown' }),
  2: (data: object) => ({ ...data, on: 'some day' }),
};
const NoteSigned = event('NoteSigned', { current: 3, upcasters }, 'A note was signed', { ...fields, by: Text, on: Text });

/** Event types that mean nothing, for tests of the log itself. */
export const noteCatalogue = new EventCatalogue([NoteTaken, NoteFiled, NoteSigned]);

type NoteType = 'NoteTaken' | 'NoteFiled' | 'NoteSigned';

/** A stream that nobody else has. */
export function aStream(category = 'notes'): string {
  return `${category}-${randomUUID()}`;
}

/** An event to append, different from all others. */
export function aNote(text = 'a note', type: NoteType = 'NoteTaken'): NewEvent {
  return { id: randomUUID(), type, data: { partnershipId: 'p-1', text }, metadata: noteMetadata() };
}

export function notes(count: number, type: NoteType = 'NoteTaken'): readonly NewEvent[] {
  return Array.from({ length: count }, (_, index) => aNote(`note ${index}`, type));
}

export function noteMetadata(schemaVersion = 1): EventMetadata {
  return {
    actor: 'ana',
    role: 'writer',
    command: 'TakeNote',
    commandId: randomUUID(),
    fingerprint: 'f'.repeat(64),
    correlationId: randomUUID(),
    causationId: randomUUID(),
    policyVersion: 'notes-2020',
    schemaVersion,
  };
}

/** All events of some pages. */
export async function gather(pages: AsyncIterable<readonly RecordedEvent[]>): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const page of pages) events.push(...page);
  return events;
}

export function idsOf(events: readonly { readonly id: string }[]): readonly string[] {
  return events.map(({ id }) => id);
}
