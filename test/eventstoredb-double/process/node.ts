import { readFileSync } from 'node:fs';
import gossipServices from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import featureServices from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import streamServices from '@eventstore/db-client/generated/streams_grpc_pb.js';
import grpc from '@grpc/grpc-js';
import { Membership } from '../cluster/membership.js';
import type { Counts, Setup } from '../faults/control.js';
import { FaultBoard } from '../faults/fault-board.js';
import type { Member, StatusName } from '../faults/fault.js';
import { appendHandler } from '../wire/append.js';
import { batchAppendHandler } from '../wire/batch-append.js';
import { CallCounts } from '../wire/call-counts.js';
import { Connections } from '../wire/connections.js';
import { deleteHandler, tombstoneHandler } from '../wire/deletions.js';
import { featuresHandler, gossipHandler } from '../wire/discovery.js';
import { LiveSubscriptions } from '../wire/live-subscriptions.js';
import { readHandler } from '../wire/read.js';
import type { Store } from '../wire/store.js';
import { StoredLog } from './stored-log.js';

const MOST_MESSAGE_BYTES = 16 * 1024 * 1024;

/** One server: its log, its services, its faults. */
export class Node {
  readonly faults: FaultBoard;
  readonly #setup: Setup;
  readonly #stored: StoredLog;
  readonly #counts = new CallCounts();
  readonly #subscriptions = new LiveSubscriptions();
  #membership: Membership | undefined;
  #connections: Connections | undefined;

  private constructor(setup: Setup, faults: FaultBoard, stored: StoredLog) {
    this.#setup = setup;
    this.faults = faults;
    this.#stored = stored;
  }

  static async start(setup: Setup): Promise<Node> {
    const faults = new FaultBoard();
    const { folder, mostAppendBytes: mostBytes } = setup;
    const node = new Node(setup, faults, await StoredLog.open({ folder, faults, mostBytes }));
    if (setup.cluster === undefined) await node.#leadAlone();
    else await node.#join(setup.cluster);
    await node.#listen();
    return node;
  }

  forgetIds(): void {
    this.#stored.recent.forget();
  }

  resetConnections(): void {
    this.#connections?.reset();
  }

  endSubscriptions(status: StatusName): void {
    this.#subscriptions.endAll(status);
  }

  count(): Counts {
    const { calls, open, responses } = this.#counts;
    return { calls, open, responses, connections: this.#connections?.count ?? 0, events: this.#stored.log.length };
  }

  members(): readonly Member[] {
    const { host, port } = this.#setup;
    return this.#membership?.members(host) ?? [{ host, port, state: 'LEADER', alive: true }];
  }

  async #leadAlone(): Promise<void> {
    const nothing = (): void => undefined;
    const epoch = await this.#stored.lead({ isBacked: () => true, onWritten: nothing, onEnded: nothing });
    if (epoch === undefined) throw new Error(`The log in ${this.#setup.folder} cannot be written`);
  }

  async #join({ ports, own }: NonNullable<Setup['cluster']>): Promise<void> {
    await this.#stored.follow();
    const membership = await Membership.join(ports, own, {
      lead: () =>
        this.#stored.lead({
          isBacked: () => membership.isBacked,
          onWritten: () => membership.tell(),
          onEnded: () => void membership.resign(),
        }),
      yieldLead: () => this.#stored.yieldLead(),
      follow: () => this.#stored.follow(),
    });
    this.#membership = membership;
  }

  async #listen(): Promise<void> {
    const { host, port, credentials, version } = this.#setup;
    const store: Store = {
      log: this.#stored.log,
      writer: () => this.#stored.writer,
      leader: () => {
        const leader = this.#membership?.leaderPort;
        return leader === undefined ? undefined : { host, port: leader };
      },
      faults: this.faults,
      counts: this.#counts,
      subscriptions: this.#subscriptions,
      credentials,
      version,
      members: () => this.members(),
      resetConnections: () => this.resetConnections(),
    };
    const injector = serverOf(store, this.#setup).createConnectionInjector(credentialsOf(this.#setup));
    this.#connections = await Connections.listen(host, port, (socket) => injector.injectConnection(socket));
  }
}

function serverOf(store: Store, { maxStreams }: Setup): grpc.Server {
  const server = new grpc.Server({
    'grpc.max_concurrent_streams': maxStreams,
    'grpc.max_receive_message_length': MOST_MESSAGE_BYTES,
  });
  server.addService(streamServices.StreamsService, {
    append: appendHandler(store),
    batchAppend: batchAppendHandler(store),
    read: readHandler(store),
    delete: deleteHandler(store),
    tombstone: tombstoneHandler(store),
  });
  server.addService(featureServices.ServerFeaturesService, { getSupportedMethods: featuresHandler(store) });
  server.addService(gossipServices.GossipService, { read: gossipHandler(store) });
  return server;
}

function credentialsOf({ tls }: Setup): grpc.ServerCredentials {
  if (tls === undefined) return grpc.ServerCredentials.createInsecure();
  return grpc.ServerCredentials.createSsl(null, [{ cert_chain: readFileSync(tls.certificate), private_key: readFileSync(tls.key) }]);
}
