import { parseArgs } from 'node:util';
import { EventStoreDouble } from '../../eventstoredb-double/event-store-double.js';
import { PostgresServer } from '../../postgres/postgres-server.js';
import { shuffled } from './attacks.js';
import { hasHeld } from './verdict.js';
import { besieged } from './worker-siege.js';

/** The siege of the workers in its full size: tells every attack, and at the end what was seen as one line of JSON. */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    freezes: { type: 'string', default: '100' },
    'database-kills': { type: 'string', default: '50' },
  },
});

const began = performance.now();
const attacks = shuffled({
  kill: Number(values.kills),
  freeze: Number(values.freezes),
  'database-kill': Number(values['database-kills']),
});
const [database, double] = [await PostgresServer.start(), await EventStoreDouble.start()];
const shared = { connectionString: double.connectionString, databaseUrl: await database.emptySchema() };
const say = (words: string): void => void process.stderr.write(`${words}\n`);
const outcome = await besieged({ shared, database, say }, attacks);
await double.stop();
await database.stop();
process.stdout.write(`${JSON.stringify({ attacks: attacks.length, seconds: (performance.now() - began) / 1_000, ...outcome })}\n`);
process.exitCode = hasHeld(outcome) ? 0 : 1;
