import { EventStoreDouble } from '../eventstoredb-double/event-store-double.js';
import { aServer, onPostgres } from '../postgres/on-postgres.js';
import { shuffled } from './workers/attacks.js';
import { hasHeld } from './workers/verdict.js';
import { besieged } from './workers/worker-siege.js';

const TIMES = { kill: 20, freeze: 10, 'database-kill': 5 };

onPostgres(() => {
  const server = aServer();

  it('workers that are killed with -9 or frozen leave their readers to others within ten seconds, they outlive the database, and nothing is done twice or never', async () => {
    const double = await EventStoreDouble.start();
    const shared = { connectionString: double.connectionString, databaseUrl: await server().emptySchema() };
    const told: string[] = [];
    const say = (words: string): void => void told.push(words);
    const outcome = await besieged({ shared, database: server(), say }, shuffled(TIMES)).finally(() => double.stop());
    expect({ told, ...outcome, isWhole: hasHeld(outcome) }).toEqual({ told, ...outcome, isWhole: true });
    // Each kill takes half of the readers at least, and their return takes them again.
    expect(outcome.takings).toBeGreaterThan((TIMES.kill + TIMES.freeze) * 8);
    expect(outcome.done).toBeGreaterThan(500);
  }, 600_000);
});
