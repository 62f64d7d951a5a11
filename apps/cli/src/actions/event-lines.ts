import { inWords } from '@entente/history';
import type { RecordedEvent } from '@entente/kernel';
import type { Terminal } from '../terminal.js';

/** An event for people: what happened in words and when, who commanded it and why, and what it holds. */
function eventLines(terminal: Terminal, event: RecordedEvent): readonly string[] {
  const { recordedAt, type, metadata, data } = event;
  const { actor, role, command, policyVersion } = metadata;
  return [
    headline(terminal, event),
    `        ${recordedAt}  ${type} by ${actor} (${role}), who commanded ${command}, judged by ${policyVersion}`,
    `        ${terminal.paint('dim', JSON.stringify(data))}`,
  ];
}

export async function tellEvent(terminal: Terminal, event: RecordedEvent, json: boolean | undefined): Promise<void> {
  if (json === true) return terminal.json({ ...event, words: wordsOf(event) });
  for (const line of eventLines(terminal, event)) await terminal.data(line);
}

/** The place of an event, and what happened in words. */
export function headline(terminal: Terminal, event: RecordedEvent): string {
  return `${terminal.paint('dim', String(event.position).padStart(6))}  ${terminal.paint('bold', wordsOf(event))}`;
}

export function wordsOf({ type, data, metadata: { actor } }: RecordedEvent): string {
  return inWords({ type, data, actor });
}
