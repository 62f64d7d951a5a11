import { setTimeout as sleep } from 'node:timers/promises';
import { StoreFault } from '@entente/kernel';
import { serverAddress } from './connection-string.js';
import { ServerConnection } from './server-connection.js';

const NEVER = (): Promise<never> => new Promise(() => undefined);

describe('The client of a server', () => {
  const connection = new ServerConnection(serverAddress('esdb://localhost:1?tls=false'), { tryMs: 300, callMs: 1_000, quietMs: 100 });
  afterAll(() => connection.close());

  it('is not given up because a call had hardly any time left, while others wait for their answers over it', async () => {
    const link = connection.link();
    const slow = connection.call('waiting', () => sleep(250, 'answered'));
    await expect(connection.call('coming late', NEVER, performance.now() + 20)).rejects.toThrow(StoreFault);
    expect(connection.link()).toBe(link);
    expect(await slow).toBe('answered');
  });

  it('is given up when nothing was answered over it for the time of a try', async () => {
    const link = connection.link();
    await expect(connection.call('waiting', NEVER)).rejects.toThrow(StoreFault);
    expect(connection.link()).not.toBe(link);
  });
});
