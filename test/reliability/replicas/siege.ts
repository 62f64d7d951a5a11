import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { EventStoreDoubleCluster } from '../../eventstoredb-double/event-store-double-cluster.js';
import { EventStoreDouble } from '../../eventstoredb-double/event-store-double.js';
import { copyOfBuild } from '../../e2e/server/built-server.js';
import { tellsAStory } from '../torture/raw-log.js';
import { inspectReadModels } from '../torture/read-models.js';
import { reportOf, tableOf } from '../torture/report.js';
import { nought, together, type Findings } from '../torture/section.js';
import { until } from '../torture/until.js';
import { ON_CLUSTER, ON_PROCESSES } from './attacks.js';
import { besieged, settled, type Witnesses } from './besieged.js';
import { howTheyRecovered, howTheyStopped, whatCallersMet, whatTheLogHolds, whatWasHeard } from './findings.js';
import { Installation } from './installation.js';
import { readServerLog } from './server-log.js';

/**
 * Two replicas and two workers under many clients: `npm run torture:replicas -- --clients 64 --seconds 60 --json FILE`; with `--cluster`
 * it is the three servers of the log that are attacked, and with `--prefer follower` others than the leader are followed. Ends with 1 on
 * any breach.
 */
const text = (value: string) => ({ type: 'string', default: value }) as const;
const { values } = parseArgs({
  options: {
    ...{ clients: text('64'), seconds: text('60'), attacks: { type: 'string' }, json: { type: 'string' } },
    ...{ cluster: { type: 'boolean', default: false }, 'outage-seconds': text('30'), prefer: text('leader') },
  },
});
const say = (words: string): void => void process.stderr.write(`${words}\n`);
const [clients, seconds, outageMs] = [Number(values.clients), Number(values.seconds), Number(values['outage-seconds']) * 1_000];
if (!(clients >= 1 && seconds >= 1 && outageMs >= 0)) throw new RangeError('clients, seconds and outage-seconds must be numbers from 1 on');
const attacks = values.attacks?.split(',').filter((name) => name !== '') ?? (values.cluster ? ON_CLUSTER : ON_PROCESSES);
const began = performance.now();
const build = copyOfBuild();
process.once('exit', () => build.remove());
// An end by a signal must clean up too; the processes end with this one.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const cluster = values.cluster ? await EventStoreDoubleCluster.start() : undefined;
const installation = await Installation.start(build.folder, cluster ?? (await EventStoreDouble.start()), values.prefer);
say(`started after ${Math.round(performance.now() - began)} ms`);
const found = await besieged(installation, { clients, seconds, attacks, cluster, outageMs, say }).then(inspected).catch(faulted);
await installation.close();
const report = reportOf('replicas', Math.round((performance.now() - began) / 1_000), found);
process.stdout.write(`${tableOf([report])}\n`);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, undefined, 2)}\n`);
process.exit(report.verdict === 'held' ? 0 : 1);

async function inspected(witnesses: Witnesses): Promise<Findings> {
  const parked = await settled(installation, 0);
  const log = await readServerLog(installation.connectionString);
  const last = log.filter(tellsAStory).at(-1)?.position ?? 0;
  const { subscribers } = witnesses;
  const heardAll = until('the subscribers have heard all', () => subscribers.every(({ position }) => position >= last));
  await Promise.race([heardAll, ...subscribers.map((subscriber) => subscriber.ended())]);
  for (const subscriber of subscribers) subscriber.stayTillTheEnd();
  await installation.stopServing();
  await Promise.all(subscribers.map((subscriber) => subscriber.ended()));
  say('all have stopped');
  const { readModels, breaches } = await inspectReadModels(build.folder, installation.environment);
  return together(
    whatCallersMet(witnesses),
    whatTheLogHolds(witnesses, log),
    whatWasHeard(witnesses, log),
    {
      seen: { readModels },
      judged: { parked: nought(parked), readModelBreaches: nought(breaches.length) },
      breaches,
    },
    howTheyRecovered(witnesses),
    howTheyStopped(witnesses, installation),
  );
}

/** A siege that did not come to its end has shown nothing else. */
function faulted(fault: unknown): Findings {
  const told = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  return { seen: {}, judged: {}, breaches: [...installation.desertions, told] };
}
