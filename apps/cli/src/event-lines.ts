import type { RecordedEvent } from '@entente/kernel';
import type { Terminal } from './terminal.js';

/** An event for people: what and when, who and why, and what it holds. */
export function eventLines(terminal: Terminal, { position, recordedAt, type, metadata, data }: RecordedEvent): readonly string[] {
  const { actor, role, command, policyVersion } = metadata;
  return [
    `${terminal.paint('dim', String(position).padStart(6))}  ${recordedAt}  ${terminal.paint('bold', type)}`,
    `        by ${actor} (${role}), who commanded ${command}, judged by ${policyVersion}`,
    `        ${terminal.paint('dim', JSON.stringify(data))}`,
  ];
}

export async function tellEvent(terminal: Terminal, event: RecordedEvent, json: boolean | undefined): Promise<void> {
  if (json === true) return terminal.json(event);
  for (const line of eventLines(terminal, event)) await terminal.data(line);
}
