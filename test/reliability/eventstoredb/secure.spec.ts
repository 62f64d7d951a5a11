import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDbEventStore } from '../../../libs/event-store/eventstoredb/eventstoredb-event-store.js';
import { aNote, aStream, gather, noteCatalogue } from '../../../libs/testing/new-events.js';
import { EventStoreDouble } from '../../eventstoredb-double/event-store-double.js';
import { selfSigned } from '../../eventstoredb-double/self-signed.js';

describe('A log on an EventStoreDB with TLS', () => {
  const credentials = { username: 'ad:min', password: 'change@it' };
  const told: string[] = [];
  let folder: string;
  let double: EventStoreDouble;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entente-tls-'));
    double = await EventStoreDouble.start({ tls: await selfSigned(folder), credentials });
  });
  afterAll(async () => {
    await double.stop();
    await rm(folder, { recursive: true });
  });

  const open = (connectionString: string): Promise<EventStoreDbEventStore> =>
    EventStoreDbEventStore.open({ connectionString, catalogue: noteCatalogue, notes: { warn: (line) => void told.push(line) } });

  it('is written and read with the CA, user and password that the connection string names', async () => {
    const store = await open(double.connectionString);
    const [stream, note] = [aStream(), aNote()];
    await store.append(stream, 'none', [note]);
    expect(await gather(store.readStream(stream))).toMatchObject([{ id: note.id }]);
    await store.close();
  });

  it('is written again after an outage in which the CA was not there either', async () => {
    const store = await open(double.connectionString);
    const ca = join(folder, 'localhost.crt');
    await double.kill();
    await rename(ca, `${ca}.away`);
    await expect(store.append(aStream(), 'none', [aNote()])).rejects.toThrow();
    await rename(`${ca}.away`, ca);
    await double.restart();
    await expect(store.append(aStream(), 'none', [aNote()])).resolves.toMatchObject({ revision: 0 });
    await store.close();
  }, 60_000);

  it('is refused a wrong password at once, and no line tells it', async () => {
    const wrong = double.connectionString.replace(/:change%40it@/, ':guessed@');
    const opening = open(wrong);
    await expect(opening).rejects.toThrow(/^The event store refuses the user of EVENTSTORE_URL/);
    await expect(opening).rejects.not.toThrow(/guessed/);
    expect(told.join()).not.toContain('guessed');
  });
});
