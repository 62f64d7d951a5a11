import { ReadStore } from '@entente/read-store';
import { findPostgres } from '../../postgres/installation.js';
import { PostgresServer } from '../../postgres/postgres-server.js';

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

/** Describes what holds on PostgreSQL; where there is none that is told loudly, and no success where everything must be checked. */
export function onPostgres(describeThere: () => void): void {
  if (findPostgres() !== undefined) return describe('on PostgreSQL', describeThere);
  process.stderr.write('SKIPPED: there is no PostgreSQL on this machine to test with\n');
  if (process.env['CI'] === undefined) describe.skip('on PostgreSQL', describeThere);
  else it('is tested on PostgreSQL too', () => expect(findPostgres()).toBeDefined());
}

/** A server for the tests that are described here. */
export function aServer(): () => PostgresServer {
  let server: PostgresServer | undefined;
  beforeAll(async () => {
    server = await PostgresServer.start();
  });
  afterAll(() => server?.stop());
  return () => {
    if (server === undefined) throw new Error('The server has not started');
    return server;
  };
}

function inSchemas(server: () => PostgresServer): Stores {
  const notes = { warn: (line: string) => void process.stderr.write(`${line}\n`) };
  return {
    database: 'PostgreSQL',
    empty: async () => ReadStore.open({ databaseUrl: await server().emptySchema(), notes }),
  };
}
