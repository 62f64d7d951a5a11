import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import gossipServices from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import featureServices from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import streamServices from '@eventstore/db-client/generated/streams_grpc_pb.js';
import grpc from '@grpc/grpc-js';
import { LogFolder } from '../disk/log-folder.js';
import { ticks } from '../faults/clock.js';
import type { Counts, Setup } from '../faults/control.js';
import type { StatusName } from '../faults/fault.js';
import { FaultBoard } from '../faults/fault-board.js';
import { EventLog } from '../log/event-log.js';
import { RecentIds } from '../log/recent-ids.js';
import { Writer } from '../log/writer.js';
import { appendHandler } from '../wire/append.js';
import { batchAppendHandler } from '../wire/batch-append.js';
import { CallCounts } from '../wire/call-counts.js';
import { Connections } from '../wire/connections.js';
import { deleteHandler, tombstoneHandler } from '../wire/deletions.js';
import { featuresHandler, gossipHandler } from '../wire/discovery.js';
import { LiveSubscriptions } from '../wire/live-subscriptions.js';
import { readHandler } from '../wire/read.js';
import type { Store } from '../wire/store.js';

const PREPARE_LAG = 57n;
const MOST_MESSAGE_BYTES = 16 * 1024 * 1024;

/** One server: its log, its services, its faults. */
export class Node {
  readonly faults = new FaultBoard();
  readonly #log = new EventLog();
  readonly #recent = new RecentIds();
  readonly #counts = new CallCounts();
  readonly #subscriptions = new LiveSubscriptions();
  #connections: Connections | undefined;

  static async start(setup: Setup): Promise<Node> {
    const node = new Node();
    const { journal, records } = await LogFolder.begin(setup.folder);
    for (const record of records) node.#log.stage(record);
    node.#log.publish();
    const writer = new Writer({
      log: node.#log,
      recent: node.#recent,
      journal,
      mostBytes: setup.mostAppendBytes,
      now: () => ticks(node.faults),
      prepareLag: () => (node.faults.strikes('prepare-behind-commit') === undefined ? 0n : PREPARE_LAG),
    });
    if (records.length === 0) await writeSystemEvents(writer);
    await node.#listen(setup, writer);
    return node;
  }

  forgetIds(): void {
    this.#recent.forget();
  }

  resetConnections(): void {
    this.#connections?.reset();
  }

  endSubscriptions(status: StatusName): void {
    this.#subscriptions.endAll(status);
  }

  count(): Counts {
    const { calls, open } = this.#counts;
    return { calls, open, connections: this.#connections?.count ?? 0, events: this.#log.length };
  }

  async #listen(setup: Setup, writer: Writer): Promise<void> {
    const { host, port, credentials, version } = setup;
    const store: Store = {
      log: this.#log,
      writer,
      faults: this.faults,
      counts: this.#counts,
      subscriptions: this.#subscriptions,
      credentials,
      version,
      members: () => [{ host, port, state: 'LEADER', alive: true }],
      resetConnections: () => this.resetConnections(),
    };
    const injector = serverOf(store, setup).createConnectionInjector(credentialsOf(setup));
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

/** A real server's log is never quite empty either: its first start writes its users. */
async function writeSystemEvents(writer: Writer): Promise<void> {
  for (const user of ['admin', 'ops']) {
    const data = Buffer.from(JSON.stringify({ loginName: user, fullName: `Event Store ${user}` }));
    const event = { id: randomUUID(), type: '$UserCreated', contentType: 'application/json', data, metadata: new Uint8Array() };
    await writer.append(`$user-${user}`, 'no_stream', [event]);
  }
}
