import { aServer, onPostgres } from '../postgres/on-postgres.js';
import { thePast } from './as-of/the-past.js';

// The rebuilds that it is compared with live in SQLite: each question is asked of both databases.
onPostgres(() => {
  const server = aServer();
  thePast({
    where: 'with the read models in PostgreSQL',
    settings: async () => ({ DATABASE_URL: await server().emptySchema() }),
    positions: 10,
  });
});
