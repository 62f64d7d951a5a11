import { parseArgs } from 'node:util';
import { EventStoreDouble } from '../../eventstoredb-double/event-store-double.js';
import { PostgresServer } from '../../postgres/postgres-server.js';
import { besieged, type Attack } from './worker-siege.js';

/** The siege of the workers in its full size: tells every take-over, and at the end what was seen as one line of JSON. */
const { values } = parseArgs({ options: { kills: { type: 'string', default: '200' }, freezes: { type: 'string', default: '100' } } });
const TAKEN_OVER_WITHIN_MS = 10_000;

const times = (attack: Attack, count: string): readonly Attack[] => Array.from({ length: Number(count) }, () => attack);
const attacks = [...times('kill', values.kills), ...times('freeze', values.freezes)];
const shuffled = attacks.map((attack) => ({ attack, place: Math.random() })).sort((one, other) => one.place - other.place);
const [database, double] = [await PostgresServer.start(), await EventStoreDouble.start()];
const shared = { connectionString: double.connectionString, databaseUrl: await database.emptySchema() };
const say = (words: string): void => void process.stderr.write(`${words}\n`);
const outcome = await besieged(
  shared,
  shuffled.map(({ attack }) => attack),
  say,
);
await double.stop();
await database.stop();
process.stdout.write(`${JSON.stringify({ attacks: attacks.length, ...outcome })}\n`);
const { slowestTakeOverMs, appliedTwice, neverApplied, differing } = outcome;
const hasHeld = slowestTakeOverMs <= TAKEN_OVER_WITHIN_MS && appliedTwice + neverApplied + differing.length === 0;
process.exitCode = hasHeld ? 0 : 1;
