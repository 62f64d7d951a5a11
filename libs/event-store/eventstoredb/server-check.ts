import type { EventCatalogue, Position } from '@entente/kernel';
import type { LogFinding } from '../log/log-finding.js';
import { serverAddress } from './connection-string.js';
import { ServerConnection, type Patience } from './server-connection.js';
import { placeOf, type Place } from './server-event.js';
import { ServerLog } from './server-log.js';
import { ServerSweep } from './server-sweep.js';

export interface ServerCheck {
  readonly connectionString: string;
  readonly catalogue: EventCatalogue;
  /** Told up to which of the log's positions it was looked at. */
  readonly onProgress: (position: Position, head: Position) => void;
}

const PATIENCE: Patience = { tryMs: 5_000, callMs: 30_000, quietMs: 5_000 };

/** Holds a page of the log at a time, and a number for each stream. What a server's disk holds it alone can tell. */
export async function* checkServerLog({ connectionString, catalogue, onProgress }: ServerCheck): AsyncGenerator<LogFinding> {
  const connection = new ServerConnection(serverAddress(connectionString), PATIENCE);
  try {
    const log = new ServerLog(connection);
    const sweep = new ServerSweep(catalogue);
    const end = await log.page({ from: undefined, direction: 'backwards', count: 1 });
    const head = offset(end.events.map(placeOf).at(-1));
    for await (const page of log.pages({ from: undefined, direction: 'forwards' })) {
      for (const resolved of page) yield* sweep.look(resolved);
      onProgress(offset(page.map(placeOf).at(-1)), head);
    }
  } finally {
    await connection.close();
  }
}

function offset(place: Place | undefined): Position {
  return Number(place?.commit ?? 0n);
}
