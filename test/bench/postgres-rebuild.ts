import { storedAs } from '@entente/read-store';
import { partnerships } from '../../libs/lifecycle/partnership/read/partnerships.projection.js';
import { PostgresServer } from '../postgres/postgres-server.js';
import { built } from './built-read-models.js';
import { hasPostgres } from './has-postgres.js';
import { CopiedTable } from './copied-table.js';
import type { LongLog } from './long-log.js';
import { rateAtLeast } from './mark.js';
import type { Bench, Contender } from './measure.js';
import { throughput } from './sample.js';

/** Beside the same rows copied into the same PostgreSQL and merged, without a log, without events and without a framework. */
export async function measurePostgresRebuild(bench: Bench, { store, events }: LongLog): Promise<void> {
  if (!hasPostgres('E2')) return;
  const server = await PostgresServer.start({ durable: true });
  const inOwnSchema = async (): Promise<string> => {
    const databaseUrl = await server.emptySchema();
    await built(store, { databaseUrl, notes });
    return databaseUrl;
  };
  try {
    const source = await inOwnSchema();
    await bench.report({
      id: 'E2',
      name: `rebuild of the partnerships in PostgreSQL from ${events.toLocaleString('en')} events, in events`,
      ours: rebuild(inOwnSchema, events),
      limits: [copy(server, source, events)],
      marks: [rateAtLeast(0.5)],
    });
  } finally {
    await server.stop();
  }
}

const notes = { warn: (line: string) => void process.stderr.write(`${line}\n`) };

function rebuild(inOwnSchema: () => Promise<string>, events: number): Contender {
  return {
    name: 'read, projected, written, indexed, switched',
    run: () =>
      throughput(events, async () => {
        await inOwnSchema();
      }),
  };
}

function copy(server: PostgresServer, source: string, events: number): Contender {
  return {
    name: 'its rows by COPY and merge in batches, then indexed',
    async run() {
      const table = await CopiedTable.read(source, storedAs(partnerships.table));
      const target = await server.emptySchema();
      return throughput(events, () => table.write(target));
    },
  };
}
