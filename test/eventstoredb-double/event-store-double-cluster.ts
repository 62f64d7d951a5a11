import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { EventStoreDouble } from './event-store-double.js';
import type { Member } from './faults/fault.js';
import { freePorts } from './free-port.js';

const NODES = 3;
const LOOK_EVERY_MS = 50;
const ELECTION_MOST_MS = 20_000;
const ANSWER_MOST_MS = 500;

/**
 * Three nodes on one durable folder: the leader alone writes, and followers read what it wrote. A majority must live for a leader to be
 * elected and to acknowledge; a new leader has everything that was acknowledged.
 */
export class EventStoreDoubleCluster {
  readonly folder: string;
  readonly nodes: readonly EventStoreDouble[];

  private constructor(folder: string, nodes: readonly EventStoreDouble[]) {
    this.folder = folder;
    this.nodes = nodes;
  }

  /** Resolves once there is a leader. */
  static async start(): Promise<EventStoreDoubleCluster> {
    const folder = await mkdtemp(join(tmpdir(), 'eventstoredb-cluster-'));
    const ports = await freePorts(NODES);
    const nodes = await Promise.all(ports.map((port, own) => EventStoreDouble.start({ folder, port, cluster: { ports, own } })));
    const cluster = new EventStoreDoubleCluster(folder, nodes);
    await cluster.leader();
    return cluster;
  }

  get connectionString(): string {
    return `esdb://${this.nodes.map(({ port }) => `localhost:${port}`).join(',')}?tls=false`;
  }

  /** Waits for the node that leads, as a majority sees it; for another one than this, when it is on its way out. */
  async leader(former?: EventStoreDouble): Promise<EventStoreDouble> {
    const until = performance.now() + ELECTION_MOST_MS;
    while (performance.now() < until) {
      const views = await Promise.all(this.nodes.map(viewOf));
      const leader = this.nodes.find(({ port }) => views.filter((view) => leads(view, port)).length > NODES / 2);
      if (leader !== undefined && leader !== former) return leader;
      await wait(LOOK_EVERY_MS);
    }
    throw new Error('The cluster has elected no leader');
  }

  async followers(): Promise<readonly EventStoreDouble[]> {
    const leader = await this.leader();
    return this.nodes.filter((node) => node !== leader);
  }

  async stop(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.stop()));
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Nothing when it has ended or is frozen. */
const viewOf = (node: EventStoreDouble): Promise<readonly Member[]> =>
  Promise.race([node.members().catch(() => []), wait(ANSWER_MOST_MS).then(() => [])]);

const leads = (view: readonly Member[], port: number): boolean =>
  view.some((member) => member.port === port && member.state === 'LEADER' && member.alive);
