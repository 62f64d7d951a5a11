import { AppendTooLarge, InvalidAppend, MAX_APPEND_BYTES, type ExpectedRevision, type NewEvent } from '@entente/kernel';
import type { AppendRequest, SerialisedEvent } from './append-verdict.js';

const MAX_STREAM_LENGTH = 200;
/** Of what a string counts as one: others count as two and take four bytes. */
const MAX_BYTES_OF_A_CHARACTER = 3;
const STREAM = /^[a-z][A-Za-z]*-[^\p{Cc}\p{Cs}]+$/u;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface Append {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly NewEvent[];
}

/**
 * Checks what can be checked without the log, and turns the events into the text that is stored.
 * @throws InvalidAppend, AppendTooLarge
 */
export function appendRequest({ stream, expected, events }: Append): AppendRequest {
  checkStream(stream);
  checkExpected(expected);
  if (events.length === 0) throw new InvalidAppend('events: an append holds at least one event');
  const serialised = events.map(serialise);
  if (new Set(events.map(({ id }) => id)).size < events.length) throw new InvalidAppend('id: two events of the append have the same id');
  checkSize(serialised);
  return { stream, expected, events: serialised };
}

/** @throws InvalidAppend */
export function checkStream(stream: string): void {
  if (stream.length > MAX_STREAM_LENGTH) {
    throw new InvalidAppend(`stream: ${stream.length} characters; at most ${MAX_STREAM_LENGTH} are allowed`);
  }
  if (!STREAM.test(stream)) {
    throw new InvalidAppend(
      `stream: ${JSON.stringify(stream)} is not <category>-<id> with a category of letters that begins with a small one`,
    );
  }
}

function checkExpected(expected: ExpectedRevision): void {
  if (expected === 'none' || expected === 'exists') return;
  if (!Number.isSafeInteger(expected) || expected < 0) {
    throw new InvalidAppend(`expected: ${expected} is neither a revision from 0, nor none, nor exists`);
  }
}

function checkSize(events: readonly SerialisedEvent[]): void {
  const characters = events.reduce((sum, { type, data, metadata }) => sum + type.length + data.length + metadata.length, 0);
  if (characters * MAX_BYTES_OF_A_CHARACTER <= MAX_APPEND_BYTES) return;
  const bytes = events.reduce((sum, event) => sum + bytesOf(event), 0);
  if (bytes > MAX_APPEND_BYTES) throw new AppendTooLarge(bytes);
}

function serialise({ id, type, data, metadata }: NewEvent): SerialisedEvent {
  if (!UUID.test(id)) throw new InvalidAppend(`id: ${JSON.stringify(id)} is not a UUID`);
  if (type.trim() === '') throw new InvalidAppend('type: is blank');
  return { id, type, data: json('data', data), metadata: json('metadata', metadata) };
}

function json(field: string, value: unknown): string {
  const text = stringified(field, value);
  if (text === undefined) throw new InvalidAppend(`${field}: cannot be written as JSON`);
  return text;
}

function stringified(field: string, value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch (error) {
    throw new InvalidAppend(`${field}: cannot be written as JSON (${error instanceof Error ? error.message : String(error)})`);
  }
}

function bytesOf({ type, data, metadata }: SerialisedEvent): number {
  return Buffer.byteLength(type) + Buffer.byteLength(data) + Buffer.byteLength(metadata);
}
