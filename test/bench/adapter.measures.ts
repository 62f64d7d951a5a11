import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { EventStoreDBClient, NO_STREAM, jsonEvent } from '@eventstore/db-client';
import { z } from 'zod';
import { openEventStoreDb } from '../../libs/event-store/eventstoredb/open-eventstoredb.js';
import { EventStoreDouble } from '../eventstoredb-double/event-store-double.js';
import { alternating } from './alternating.js';
import { rateAtLeast } from './mark.js';
import type { Bench, Contender, MeasureGroup } from './measure.js';
import { timed, type Load } from './sample.js';
import { aKibibyte, catalogue } from './stories.js';

const TURNS = 4;
const Contents = z.object({ data: z.record(z.string(), z.unknown()), metadata: z.record(z.string(), z.unknown()) });
/** What selects the client's unary path, on which alone a call has an end of its own. */
const UNARY = { username: 'none', password: 'none' };

/** An append through the adapter for EventStoreDB, beside the same call by its client, both to one double in a process of its own. */
export const adapterMeasures: MeasureGroup = {
  ids: ['E1'],
  async run(bench) {
    const double = await EventStoreDouble.start({ folder: join(bench.folder, 'double') });
    try {
      await measureAppend(bench, double, { calls: bench.size(600, 60), concurrent: 1 });
      await measureAppend(bench, double, { calls: bench.size(3_000, 300), concurrent: 32 });
    } finally {
      await double.stop();
    }
  },
};

async function measureAppend(bench: Bench, { connectionString }: EventStoreDouble, load: Load): Promise<void> {
  const client = EventStoreDBClient.connectionString(connectionString);
  await bench.report({
    id: 'E1',
    name: `append of 1 KiB to the double of EventStoreDB, ${load.concurrent} concurrent`,
    ...alternating(bench.size(TURNS, 1), throughTheAdapter(connectionString, load), byTheClient(client, load)),
    marks: [rateAtLeast(0.8)],
  });
  await client.dispose();
}

/** Opened for each turn, since what it follows the log with would burden the client in the client's turn. */
function throughTheAdapter(connectionString: string, load: Load): Contender {
  const event = aKibibyte();
  const notes = { warn: (line: string) => void process.stderr.write(`${line}\n`) };
  return {
    name: 'append through the port',
    async run() {
      const store = await openEventStoreDb({ connectionString, catalogue, notes });
      try {
        return await timed(load, () => store.append(`inboundRequest-${randomUUID()}`, 'none', [{ ...event, id: randomUUID() }]));
      } finally {
        await store.close();
      }
    },
  };
}

function byTheClient(client: EventStoreDBClient, load: Load): Contender {
  const { type, ...texts } = aKibibyte();
  const { data, metadata } = Contents.parse(texts);
  const append = () => {
    const event = jsonEvent({ id: randomUUID(), type, data, metadata });
    return client.appendToStream(`inboundRequest-${randomUUID()}`, event, { expectedRevision: NO_STREAM, credentials: UNARY });
  };
  return { name: 'the same call by the client, unary', run: () => timed(load, append) };
}
