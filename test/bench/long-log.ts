import { mkdirSync } from 'node:fs';
import type { SqliteEventStore } from '@entente/event-store';
import type { DomainEvent } from '@entente/kernel';
import { appendRequest } from '../../libs/event-store/log/append-request.js';
import type { AppendRequest } from '../../libs/event-store/log/append-verdict.js';
import { logFiles } from '../../libs/event-store/sqlite/log-files.js';
import { LogWriter } from '../../libs/event-store/sqlite/log-writer.js';
import { aLife, toAppend } from './stories.js';

const SIDE_BY_SIDE = 256;

export interface LongLog {
  readonly store: SqliteEventStore;
  readonly folder: string;
  readonly events: number;
}

/**
 * Fills a new log with at least so many events, of lives that go on side by side. The product's writer does it without its thread and
 * its port, a flush for many appends, so that a million events take seconds.
 * @returns how many events the log holds
 */
export function writeLongLog(folder: string, atLeast: number): number {
  mkdirSync(folder, { recursive: true });
  const writer = new LogWriter(logFiles(folder));
  try {
    let head = 0;
    for (let first = 0; head < atLeast; first += SIDE_BY_SIDE) head = writeLives(writer, first);
    return head;
  } finally {
    writer.close();
  }
}

function writeLives(writer: LogWriter, first: number): number {
  const lives = Array.from({ length: SIDE_BY_SIDE }, (_, number) => aLife(`partnership-${first + number}`));
  const longest = Math.max(...lives.map(({ length }) => length));
  let head = 0;
  for (let step = 0; step < longest; step += 1) {
    const appends = lives.flatMap((life, number) => life.slice(step, step + 1).map((event) => appendOf(event, first + number, step)));
    ({ head } = writer.commit(appends, new Date().toISOString()));
  }
  return head;
}

function appendOf(event: DomainEvent, number: number, step: number): AppendRequest {
  return appendRequest({ stream: `inboundRequest-${number}`, expected: step === 0 ? 'none' : step - 1, events: [toAppend(event)] });
}
