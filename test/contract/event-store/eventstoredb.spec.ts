import { EventStoreDbEventStore } from '../../../libs/event-store/eventstoredb/eventstoredb-event-store.js';
import { EventStoreDouble } from '../../eventstoredb-double/event-store-double.js';
import { describeEventStore } from './event-store.contract.js';
import { LogBehind } from './log-behind.js';

/** A real server, which may hold anything; without it the double. */
const given = process.env['EVENTSTORE_URL'];

let double: EventStoreDouble | undefined;
let connectionString = given ?? '';

beforeAll(async () => {
  if (given !== undefined) return;
  double = await EventStoreDouble.start();
  connectionString = double.connectionString;
});

afterAll(() => double?.stop());

describeEventStore(
  given === undefined ? 'The log in EventStoreDB (its double)' : 'The log in EventStoreDB',
  async (catalogue) => {
    const notes = { warn: (line: string) => void process.stderr.write(`${line}\n`) };
    const open = (): Promise<EventStoreDbEventStore> => EventStoreDbEventStore.open({ connectionString, catalogue, notes });
    const store = await LogBehind.theEndOf(await open());
    return { store, reopen: async () => store.on(await open()), dispose: () => Promise.resolve() };
  },
  { durable: true },
);
