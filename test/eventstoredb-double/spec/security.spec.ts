import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccessDeniedError, EventStoreDBClient } from '@eventstore/db-client';
import { EventStoreDouble } from '../event-store-double.js';
import { selfSigned } from '../self-signed.js';
import { aNote, aStream, gather } from './client.js';

describe('A double with a certificate and credentials', () => {
  const credentials = { username: 'ad:min', password: 'change@it' };
  let folder: string;
  let double: EventStoreDouble;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'double-tls-'));
    double = await EventStoreDouble.start({ tls: await selfSigned(folder), credentials });
  });
  afterAll(async () => {
    await double.stop();
    await rm(folder, { recursive: true });
  });

  it('serves who knows them', async () => {
    const client = EventStoreDBClient.connectionString(double.connectionString);
    const stream = aStream();
    await client.appendToStream(stream, aNote());
    await client.appendToStream(stream, aNote(), { credentials });
    expect(await gather(client.readStream(stream))).toHaveLength(2);
    await client.dispose();
  });

  it('refuses who does not', async () => {
    const anonymous = EventStoreDBClient.connectionString(double.connectionString.replace(/\/\/.*@/, '//'));
    await expect(gather(anonymous.readAll({ maxCount: 1 }))).rejects.toThrow(AccessDeniedError);
    const wrong = { credentials: { username: 'admin', password: 'wrong' } };
    await expect(anonymous.appendToStream(aStream(), aNote(), wrong)).rejects.toThrow(AccessDeniedError);
    await anonymous.dispose();
  });

  it('is not believed without its certificate', async () => {
    const client = EventStoreDBClient.connectionString(`esdb://localhost:${double.port}?tls=true`);
    await expect(gather(client.readAll({ maxCount: 1 }))).rejects.toMatchObject({ type: 'unavailable' });
    await client.dispose();
  });
});
