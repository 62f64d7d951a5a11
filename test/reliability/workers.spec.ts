import { EventStoreDouble } from '../eventstoredb-double/event-store-double.js';
import { aServer, onPostgres } from '../postgres/on-postgres.js';
import { besieged, type Attack } from './workers/worker-siege.js';

const ATTACKS: readonly Attack[] = ['kill', 'freeze', 'kill', 'freeze', 'kill'];
const TAKEN_OVER_WITHIN_MS = 10_000;

onPostgres(() => {
  const server = aServer();

  it('workers that are killed with -9 or frozen leave their readers to others within ten seconds, and nothing is applied twice or never', async () => {
    const double = await EventStoreDouble.start();
    const shared = { connectionString: double.connectionString, databaseUrl: await server().emptySchema() };
    const told: string[] = [];
    const { events, takings, slowestTakeOverMs, ...breaches } = await besieged(shared, ATTACKS, (words) => void told.push(words));
    await double.stop();
    expect(breaches).toEqual({ appliedTwice: 0, neverApplied: 0, differing: [] });
    expect({ told, isQuick: slowestTakeOverMs <= TAKEN_OVER_WITHIN_MS }).toEqual({ told, isQuick: true });
    // Each attack takes half of the readers at least, and their return takes them again.
    expect(takings).toBeGreaterThan(ATTACKS.length * 6);
    expect(events).toBeGreaterThan(1_000);
  }, 240_000);
});
