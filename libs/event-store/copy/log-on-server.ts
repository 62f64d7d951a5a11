import { randomUUID } from 'node:crypto';
import type { Position } from '@entente/kernel';
import { serverAddress } from '../eventstoredb/connection-string.js';
import { ServerConnection, type Patience } from '../eventstoredb/server-connection.js';
import { RECORDED_AT, type ServerEvent } from '../eventstoredb/server-event.js';
import { ServerLog, object } from '../eventstoredb/server-log.js';
import type { SerialisedEvent } from '../log/append-verdict.js';
import type { WrittenEvent } from '../log/stored-event.js';
import type { TakingLog, WrittenPage } from './log-as-written.js';
import { runsOf, type Run } from './runs.js';

/** Long enough for a cluster to find itself a new leader. */
const PATIENCE: Patience = { tryMs: 5_000, callMs: 30_000, quietMs: 5_000 };

/** The log on an EventStoreDB. Who else writes to it cannot be told; the server's own events are none of it. */
export class LogOnServer implements TakingLog {
  readonly name: string;
  readonly inUse = false;
  readonly #log: ServerLog;

  /** @throws UnusableConnectionString */
  constructor(connectionString: string) {
    const address = serverAddress(connectionString);
    this.name = `esdb://${address.hosts}`;
    this.#log = new ServerLog(new ServerConnection(address, PATIENCE));
  }

  async *pages(): AsyncGenerator<WrittenPage> {
    for await (const page of this.#log.walk({ from: undefined, direction: 'forwards' })) {
      const last = page.at(-1);
      if (last !== undefined) yield { events: page.map(asWritten), position: last.position };
    }
  }

  async head(): Promise<Position> {
    return (await this.#log.head())?.position ?? 0;
  }

  /** One append after the other: the server keeps no order between those that are under way together. */
  async take(events: readonly WrittenEvent[]): Promise<void> {
    for (const run of runsOf(events)) await this.#append(run);
  }

  close(): Promise<void> {
    return this.#log.connection.close();
  }

  async #append({ stream, first, events }: Run): Promise<void> {
    const expected = first === 0 ? 'none' : first - 1;
    const request = { stream, expected, events: events.map(withItsMoment) } as const;
    await this.#log.append({ request, expected, mark: randomUUID() }, this.#log.connection.deadline());
  }
}

function asWritten({ id, stream, revision, type, recordedAt, data, metadata }: ServerEvent): WrittenEvent {
  return { id, stream, revision, type, recordedAt, data: JSON.stringify(data), metadata: JSON.stringify(metadata) };
}

/** The server stamps what it takes with its own time, so that the moment of old travels with the metadata. */
function withItsMoment({ id, type, data, metadata, recordedAt }: WrittenEvent): SerialisedEvent {
  return { id, type, data, metadata: JSON.stringify({ ...object(metadata), [RECORDED_AT]: recordedAt }) };
}
