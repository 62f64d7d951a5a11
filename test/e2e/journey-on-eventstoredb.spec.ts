import { EventStoreDouble } from '../eventstoredb-double/event-store-double.js';
import { theJourney } from './journey/the-journey.js';

let double: EventStoreDouble | undefined;

theJourney('with the log on EventStoreDB', async () => {
  double = await EventStoreDouble.start();
  return { EVENTSTORE_URL: double.connectionString };
});

afterAll(() => double?.stop());
