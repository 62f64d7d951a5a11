import { join } from 'node:path';

/** The files of one log. */
export interface LogFiles {
  readonly folder: string;
  readonly events: string;
  /** What was appended and not yet moved into `events`; SQLite's own. */
  readonly journal: string;
  readonly acknowledged: string;
  readonly lock: string;
}

export function logFiles(folder: string): LogFiles {
  const events = join(folder, 'events.db');
  return { folder, events, journal: `${events}-wal`, acknowledged: join(folder, 'acknowledged'), lock: join(folder, 'writer.lock') };
}
