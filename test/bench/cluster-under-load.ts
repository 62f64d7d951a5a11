import { join } from 'node:path';
import { BuiltServer } from '../e2e/server/built-server.js';
import { BuiltWorker } from '../e2e/server/built-worker.js';
import { Issuer } from '../e2e/server/issuer.js';
import { EventStoreDouble } from '../eventstoredb-double/event-store-double.js';
import { PostgresServer } from '../postgres/postgres-server.js';
import type { Bench } from './measure.js';

export interface ClusterUnderLoad {
  /** Of the replica. */
  readonly address: string;
  readonly token: string;
  stop(): Promise<void>;
}

/** The smallest installation of several processes: a replica that only serves, a worker, and the two stores that they share. */
export async function startCluster({ folder, build }: Bench): Promise<ClusterUnderLoad> {
  const double = await EventStoreDouble.start({ folder: join(folder, 'double-of-cluster') });
  const postgres = await PostgresServer.start({ durable: true });
  const issuer = await Issuer.create();
  const stores = { EVENTSTORE_URL: double.connectionString, DATABASE_URL: await postgres.emptySchema() };
  const environment = { ...issuer.environment, ...stores, NODE_ENV: 'production' };
  const worker = await BuiltWorker.start(build, environment);
  const replica = await BuiltServer.start(build, { ...environment, RUNNERS: 'off' });
  return {
    address: replica.address,
    token: await issuer.token('ALLIANCE_MANAGER'),
    async stop() {
      await replica.stop();
      await worker.stop();
      await postgres.stop();
      await double.stop();
    },
  };
}
