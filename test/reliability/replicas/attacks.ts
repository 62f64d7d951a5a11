import { setTimeout as pause } from 'node:timers/promises';
import type { EventStoreDoubleCluster } from '../../eventstoredb-double/event-store-double-cluster.js';
import type { Installation } from './installation.js';

/** What is attacked. */
export interface Field {
  readonly installation: Installation;
  /** The log's servers, where there are several. */
  readonly cluster: EventStoreDoubleCluster | undefined;
  /** For so long all of them are away, once they are attacked. */
  readonly outageMs: number;
  /** To be called as soon as a majority has a leader: the clients' way back is timed from there. */
  readonly recovered: () => Promise<void>;
}

export type Attack = (field: Field) => Promise<void>;

/** What may happen to an installation at any time. */
const ATTACKS: Readonly<Record<string, Attack>> = {
  'kill-worker': ({ installation }) => installation.killWorker(),
  'restart-replica': ({ installation }) => installation.restartReplica(0),
  'kill-replica': ({ installation }) => installation.killReplica(1),
  'kill-leader': onCluster(async (cluster, { recovered }) => {
    const former = await cluster.leader();
    await former.kill();
    await cluster.leader(former);
    await recovered();
    await former.restart();
  }),
  'all-down': onCluster(async (cluster, { outageMs, recovered }) => {
    await Promise.all(cluster.nodes.map((node) => node.kill()));
    await pause(outageMs);
    await Promise.all(cluster.nodes.map((node) => node.restart()));
    await cluster.leader();
    await recovered();
  }),
  'rolling-restart': onCluster(async (cluster, { recovered }) => {
    for (const node of cluster.nodes) {
      await node.restart();
      await cluster.leader();
      await recovered();
    }
  }),
};

export const ON_PROCESSES = ['kill-worker', 'restart-replica', 'kill-worker', 'kill-replica', 'restart-replica'];
export const ON_CLUSTER = ['kill-leader', 'all-down', 'rolling-restart'];

/** @throws RangeError on a name that is none */
export function attackNamed(name: string): Attack {
  const attack = ATTACKS[name];
  if (attack === undefined) throw new RangeError(`There is no attack ${name}; there are ${Object.keys(ATTACKS).join(', ')}`);
  return attack;
}

function onCluster(attack: (cluster: EventStoreDoubleCluster, field: Field) => Promise<void>): Attack {
  return async (field) => {
    if (field.cluster === undefined) throw new RangeError('Only a cluster can be attacked so');
    await attack(field.cluster, field);
  };
}
