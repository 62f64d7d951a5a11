import { findPostgres } from './installation.js';
import { PostgresServer } from './postgres-server.js';

const START_WITHIN_MS = 120_000;

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
  }, START_WITHIN_MS);
  afterAll(() => server?.stop());
  return () => {
    if (server === undefined) throw new Error('The server has not started');
    return server;
  };
}

/** The name of the empty schema that an address is of. */
export function schemaOf(databaseUrl: string): string {
  return /search_path=(\w+)/.exec(URL.parse(databaseUrl)?.searchParams.get('options') ?? '')?.[1] ?? '';
}
