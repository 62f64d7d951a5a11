import { ReadStore } from '@entente/read-store';
import { aServer, onPostgres } from '../../postgres/on-postgres.js';
import type { PostgresServer } from '../../postgres/postgres-server.js';

/** A database that read models can live in. */
export interface Stores {
  readonly database: 'SQLite' | 'PostgreSQL';
  /** Opens a store that nobody has written to. */
  empty(): Promise<ReadStore>;
}

/** Describes what holds whatever the database is. */
export function onEachDatabase(describeOn: (stores: Stores) => void): void {
  describe('on SQLite', () => describeOn({ database: 'SQLite', empty: () => ReadStore.open({ memory: true }) }));
  onPostgres(() => describeOn(inSchemas(aServer())));
}

/** A store for each test in a schema of its own. */
export function inSchemas(server: () => PostgresServer): Stores {
  const notes = { warn: (line: string) => void process.stderr.write(`${line}\n`) };
  return {
    database: 'PostgreSQL',
    empty: async () => ReadStore.open({ databaseUrl: await server().emptySchema(), notes }),
  };
}
