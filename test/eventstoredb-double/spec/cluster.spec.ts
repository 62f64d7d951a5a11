import {
  EventStoreDBClient,
  NotLeaderError,
  StreamNotFoundError,
  WrongExpectedVersionError,
  type AppendResult,
  type EventData,
} from '@eventstore/db-client';
import { EventStoreDoubleCluster } from '../event-store-double-cluster.js';
import { aNote, aStream, gather, idsOf, notes, unary } from './client.js';
import { Following } from './following.js';

let cluster: EventStoreDoubleCluster;
const clients: EventStoreDBClient[] = [];

beforeAll(async () => {
  cluster = await EventStoreDoubleCluster.start();
});
afterAll(async () => {
  await Promise.all(clients.map((client) => client.dispose()));
  await cluster.stop();
});

function connect(to: { readonly connectionString: string }, parameters = ''): EventStoreDBClient {
  const client = EventStoreDBClient.connectionString(`${to.connectionString}${parameters}`);
  clients.push(client);
  return client;
}

/** With the same ids until it is answered, as whoever is in doubt must. */
async function appendAtLast(client: EventStoreDBClient, stream: string, note: EventData): Promise<AppendResult> {
  for (;;) {
    try {
      return await client.appendToStream(stream, note, { ...unary, expectedRevision: 'no_stream', requiresLeader: true, deadline: 1_000 });
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

describe('A cluster', () => {
  it('is discovered, and has one leader', async () => {
    const leader = await cluster.leader();
    const members = await leader.members();
    expect(members.map(({ state }) => state).sort()).toEqual(['FOLLOWER', 'FOLLOWER', 'LEADER']);
    const client = connect(cluster);
    await client.appendToStream(aStream(), aNote(), { ...unary, requiresLeader: true });
    expect((await leader.faults.count()).calls.append).toBe(1);
  });

  it('shows on its followers what the leader wrote', async () => {
    const [follower] = await cluster.followers();
    if (follower === undefined) throw new Error('There is no follower');
    const following = new Following().follow(connect(follower).subscribeToAll({ fromPosition: 'end' }));
    await following.caughtUp();
    const note = aNote();
    await connect(cluster).appendToStream(aStream(), note, unary);
    await following.has(note.id);
    const client = connect(cluster, '&nodePreference=follower');
    expect(idsOf(await gather(client.readAll({ direction: 'backwards', fromPosition: 'end', maxCount: 1 })))).toEqual([note.id]);
  });

  it('sends who needs the leader from its followers to it', async () => {
    const [follower] = await cluster.followers();
    if (follower === undefined) throw new Error('There is no follower');
    const { port } = await cluster.leader();
    const client = connect(follower);
    const append = () => client.appendToStream(aStream(), aNote(), { ...unary, requiresLeader: true });
    await expect(append()).rejects.toThrow(NotLeaderError);
    expect(await append()).toMatchObject({ success: true });
    const reader = connect(follower);
    await expect(gather(reader.readAll({ maxCount: 1, requiresLeader: true }))).rejects.toMatchObject({ leader: { port } });
  });

  it('hands on to the leader what a follower is given, which need not see it', async () => {
    const [follower] = await cluster.followers();
    if (follower === undefined) throw new Error('There is no follower');
    const [client, stream, first] = [connect(follower), aStream(), aNote()];
    await follower.faults.on({ kind: 'behind' });
    const append = (note: EventData) => client.appendToStream(stream, note, { ...unary, expectedRevision: 'no_stream' });
    expect(await append(first)).toMatchObject({ nextExpectedRevision: 0n });
    await expect(append(aNote())).rejects.toThrow(WrongExpectedVersionError);
    await expect(gather(client.readStream(stream))).rejects.toThrow(StreamNotFoundError);
    expect(idsOf(await gather(connect(await cluster.leader()).readStream(stream)))).toEqual([first.id]);
    await follower.faults.allOff();
    await new Following().follow(client.subscribeToStream(stream)).has(first.id);
  });

  it('elects another leader when it is killed, which has everything that was acknowledged', async () => {
    const client = connect(cluster);
    const acknowledged = notes(20);
    await Promise.all(acknowledged.map((note) => appendAtLast(client, aStream(), note)));
    const old = await cluster.leader();
    await old.kill();
    const killed = performance.now();
    const after = aNote();
    await appendAtLast(client, aStream(), after);
    expect(performance.now() - killed).toBeLessThan(10_000);
    const kept = idsOf(await gather(client.readAll()));
    for (const { id } of [...acknowledged, after]) expect(kept).toContain(id);
    expect((await cluster.leader()).port).not.toBe(old.port);
    await old.restart();
    expect(await cluster.followers()).toContain(old);
  });

  it('takes nothing from a leader that was frozen and superseded', async () => {
    const old = await cluster.leader();
    const direct = connect(old);
    const [stream, note] = [aStream(), aNote()];
    await direct.appendToStream(aStream(), aNote(), unary);
    old.freeze();
    const late = direct.appendToStream(stream, note, { ...unary, expectedRevision: 'no_stream', deadline: 20_000 }).catch(() => undefined);
    const client = connect(await cluster.leader(old));
    const other = aNote();
    await client.appendToStream(stream, other, { ...unary, expectedRevision: 'no_stream' });
    old.thaw();
    expect(await late).toBeUndefined();
    expect(idsOf(await gather(client.readStream(stream)))).toEqual([other.id]);
  });

  it('takes nothing without a majority, and goes on when there is one', async () => {
    await cluster.leader();
    const [one, other] = await cluster.followers();
    if (one === undefined || other === undefined) throw new Error('There are not two followers');
    const leader = await cluster.leader();
    const client = connect(leader);
    await Promise.all([one.kill(), other.kill()]);
    const [stream, note] = [aStream(), aNote()];
    await untilNobodyLeads(leader);
    await expect(client.appendToStream(stream, note, unary)).rejects.toMatchObject({ type: 'unavailable' });
    await one.restart();
    expect(await appendAtLast(connect(cluster), stream, note)).toMatchObject({ nextExpectedRevision: 0n });
    await other.restart();
    await cluster.leader();
  });
});

async function untilNobodyLeads(node: {
  members(): Promise<readonly { readonly state: string; readonly alive: boolean }[]>;
}): Promise<void> {
  while ((await node.members()).some(({ state, alive }) => state === 'LEADER' && alive))
    await new Promise((resolve) => setTimeout(resolve, 50));
}
