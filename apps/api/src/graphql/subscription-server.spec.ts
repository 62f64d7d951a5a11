import { Role } from '@entente/access';
import { ProbeApplication } from '../../test/probe-application.js';
import { SocketClient } from '../../test/socket-client.js';

const TICKED = 'subscription { ticked }';

let probe: ProbeApplication;
beforeAll(async () => {
  probe = await ProbeApplication.start({ allowedOrigins: ['https://console.example.com'] });
});
afterAll(() => probe.app.close());

const auditor = async (): Promise<SocketClient> => SocketClient.as(probe.address, await probe.tokenOf(Role.AUDITOR));

/** Subscribes and waits until the subscription listens. */
async function listening(client: SocketClient, id = '1'): Promise<void> {
  const heard = new Promise<void>((resolve) => {
    const notice = (name: string): void => {
      if (name !== 'tick') return;
      probe.ticks.off('newListener', notice);
      resolve();
    };
    probe.ticks.on('newListener', notice);
  });
  client.subscribe(id, TICKED);
  await heard;
}

describe('A socket', () => {
  it('hands events on to a caller whose role may hear them', async () => {
    const client = await auditor();
    await listening(client);
    probe.ticks.emit('tick', 7);
    await expect(client.next()).resolves.toEqual({ id: '1', type: 'next', payload: { data: { ticked: 7 } } });
    await client.leave();
  });

  it('tells a caller whose role may not', async () => {
    const client = await SocketClient.as(probe.address, await probe.tokenOf(Role.PARTNER));
    client.subscribe('1', TICKED);
    const errors = [{ message: 'This is for AUDITOR', path: ['ticked'], extensions: { code: 'FORBIDDEN' } }];
    await expect(client.next()).resolves.toMatchObject({ type: 'next', payload: { errors } });
    await client.leave();
  });

  it.each([{}, { authorization: 'Bearer nonsense' }, { authorization: 7 }])('is closed when it begins with %p', async (payload) => {
    const client = await SocketClient.open(probe.address);
    client.say({ type: 'connection_init', payload });
    await expect(client.closed).resolves.toMatchObject({ code: 4403, reason: expect.stringMatching(/token/i) });
  });

  it('is closed when it subscribes before it says who it is', async () => {
    const client = await SocketClient.open(probe.address);
    client.subscribe('1', TICKED);
    await expect(client.closed).resolves.toMatchObject({ code: 4401 });
  });

  it('is closed when a message is larger than 64 KiB, before any token', async () => {
    const complaint = jest.spyOn(console, 'error').mockReturnValue(undefined);
    const client = await SocketClient.open(probe.address);
    client.say({ type: 'connection_init', payload: { authorization: 'x'.repeat(65 * 1024) } });
    await expect(client.closed).resolves.toMatchObject({ code: 1009 });
    complaint.mockRestore();
  });

  it('shows nothing of our own faults but the id of the request', async () => {
    const client = await auditor();
    await listening(client);
    probe.ticks.emit('tick', -1);
    const error = { message: 'The server failed', extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: expect.any(String) } };
    await expect(client.next()).resolves.toMatchObject({ type: 'next', payload: { data: { ticked: null }, errors: [error] } });
    await client.leave();
  });

  it.each([
    ['a query', '{ probe { name } }', 'OPERATION_RESOLUTION_FAILURE'],
    ['a mutation', 'mutation { origin }', 'OPERATION_RESOLUTION_FAILURE'],
    ['what cannot be read', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['a field that is not there', 'subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a directive that it cannot judge', 'subscription ($no: Boolean!) { ticked @skip(if: $no) }', 'GRAPHQL_VALIDATION_FAILED'],
    ['more words than it may', `subscription { ${'ticked '.repeat(2_000)} }`, 'GRAPHQL_PARSE_FAILED'],
  ])('does not run %s', async (_, query, code) => {
    const client = await auditor();
    client.subscribe('1', query);
    await expect(client.next()).resolves.toMatchObject({ id: '1', type: 'error', payload: [{ extensions: { code } }] });
    await client.leave();
  });

  it('does not run more aliases than HTTP does', async () => {
    const client = await auditor();
    client.subscribe('1', `subscription { ${Array.from({ length: 51 }, (_, number) => `a${number}: ticked`).join(' ')} }`);
    const { payload } = await client.next();
    expect(payload).toContainEqual(expect.objectContaining({ message: 'The operation has 51 aliases; at most 50 are allowed' }));
    await client.leave();
  });

  it('tells of variables that do not fit', async () => {
    const client = await auditor();
    client.subscribe('1', 'subscription ($of: String!) { ticked(of: $of) }', { of: 7 });
    await expect(client.next()).resolves.toMatchObject({ type: 'next', payload: { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] } });
    await client.leave();
  });

  it('takes 50 subscriptions at a time and not one more', async () => {
    const client = await auditor();
    probe.ticks.setMaxListeners(200);
    for (let number = 0; number < 50; number += 1) await listening(client, `${number}`);
    client.subscribe('one more', TICKED);
    await expect(client.next()).resolves.toMatchObject({ id: 'one more', payload: [{ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } }] });
    client.say({ id: '7', type: 'complete' });
    await listening(client, 'in its place');
    await client.leave();
  });
});

describe('A page in a browser', () => {
  it.each([
    ['the server’s own', () => probe.address],
    ['an allowed', () => 'https://console.example.com'],
  ])('of %s origin may open a socket', async (_, origin) => {
    const client = await SocketClient.open(probe.address, { headers: { origin: origin() } });
    await client.leave();
  });

  it.each(['https://evil.example.com', 'null'])('of the origin %s may not', async (origin) => {
    await expect(SocketClient.open(probe.address, { headers: { origin } })).rejects.toThrow('403');
  });
});

describe('Sockets end', () => {
  it('with 1001 when the server goes away, and do not hold it up', async () => {
    const leaving = await ProbeApplication.start();
    const client = await SocketClient.as(leaving.address, await leaving.tokenOf(Role.AUDITOR));
    await leaving.app.close();
    await expect(client.closed).resolves.toMatchObject({ code: 1001 });
  });
});
