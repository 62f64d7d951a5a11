import { EventStoreDouble } from '../eventstoredb-double/event-store-double.js';
import { aServer, onPostgres } from '../postgres/on-postgres.js';
import { theJourney } from './journey/the-journey.js';

onPostgres(() => {
  const server = aServer();
  let double: EventStoreDouble | undefined;

  theJourney('with the read models in PostgreSQL', async () => ({ DATABASE_URL: await server().emptySchema() }));

  theJourney('with the log on EventStoreDB and the read models in PostgreSQL', async () => {
    double = await EventStoreDouble.start();
    return { EVENTSTORE_URL: double.connectionString, DATABASE_URL: await server().emptySchema() };
  });

  afterAll(() => double?.stop());
});
