import { EventStoreDBClient } from '@eventstore/db-client';
import { Data, Metadata, type RawEvent } from '../torture/raw-log.js';

/** All events of the log on a server, read without the product's own code. */
export async function readServerLog(connectionString: string): Promise<readonly RawEvent[]> {
  const client = EventStoreDBClient.connectionString(connectionString);
  const events: RawEvent[] = [];
  for await (const { event } of client.readAll()) {
    if (event === undefined || event.streamId.startsWith('$')) continue;
    const { id, type, streamId: stream, created } = event;
    const place = { position: Number(event.position.commit), revision: Number(event.revision) };
    const content = { data: Data.parse(event.data), metadata: Metadata.parse(event.metadata) };
    events.push({ ...{ id, type, stream, recordedAt: created.toISOString() }, ...place, ...content });
  }
  await client.dispose();
  return events;
}
