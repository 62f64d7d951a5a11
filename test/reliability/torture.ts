import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { copyOfBuild } from '../e2e/server/built-server.js';
import { Issuer } from '../e2e/server/issuer.js';
import { environmentOf, killAtStart, killUnderLoad, settle, type Killed, type Torture } from './torture/cycle.js';
import { doubledEvents, doubledRequests, lostEvents, movedEvents, wrongEffects } from './torture/inspection.js';
import { Ledger } from './torture/ledger.js';
import { byAutomation, readRawLog } from './torture/raw-log.js';
import { inspectReadModels } from './torture/read-models.js';
import { tableOf, type TortureReport } from './torture/report.js';
import { Writer } from './torture/writer.js';

const WRITERS = 32;
const MOST_BREACHES = 50;
/** Every third cycle, another server is killed while it starts. */
const EARLY_KILL_EVERY = 3;

const { values } = parseArgs({
  options: { cycles: { type: 'string', default: '100' }, json: { type: 'boolean', default: false }, 'timeout-seconds': { type: 'string' } },
});
const cycles = Number(values.cycles);
const timeoutMs = Number(values['timeout-seconds'] ?? 60 + cycles * 20) * 1_000;

const began = performance.now();
const build = copyOfBuild();
const dataDir = await mkdtemp(join(tmpdir(), 'entente-torture-'));
const ledger = new Ledger();
const torture: Torture = {
  ...{ build: build.folder, dataDir, ledger, issuer: await Issuer.create() },
  writers: Array.from({ length: WRITERS }, (_, number) => new Writer(number, ledger)),
};

// Whoever waits for ever has failed too; the servers end with this process.
setTimeout(() => {
  process.stderr.write(`BREACH: not finished after ${timeoutMs / 1_000} s, with ${ledger.acknowledged} commands acknowledged\n`);
  process.exit(1);
}, timeoutMs).unref();

const report = await run();
process.stdout.write(`${values.json ? JSON.stringify(report) : tableOf(report)}\n`);
build.remove();
if (report.breaches.length === 0) await rm(dataDir, { recursive: true, force: true });
else process.stderr.write(`The folder was kept: ${dataDir}\n`);
process.exit(report.breaches.length === 0 ? 0 : 1);

async function run(): Promise<TortureReport> {
  const kills: Killed[] = [];
  const moved: string[] = [];
  let prints: readonly string[] = [];
  let killedAtStart = 0;
  for (let cycle = 1; cycle <= cycles; cycle += 1) {
    kills.push(await killUnderLoad(torture, cycle % 2 === 0 ? 'backlog' : 'any'));
    const log = readRawLog(dataDir);
    moved.push(...movedEvents(prints, log.prints, log.events));
    prints = log.prints;
    if (cycle % EARLY_KILL_EVERY !== 0) continue;
    await killAtStart(torture);
    killedAtStart += 1;
  }
  await settle(torture);
  const readModels = await inspectReadModels(build.folder, environmentOf(torture));
  const log = readRawLog(dataDir);
  moved.push(...movedEvents(prints, log.prints, log.events));
  const lost = lostEvents(ledger.events, log.events);
  const doubled = [...doubledEvents(ledger.events, log.events), ...doubledRequests(log.events)];
  const wrong = wrongEffects(log.events);
  return {
    ...{ cycles, killedAtStart, writers: WRITERS },
    ...{ acknowledgedCommands: ledger.acknowledged, acknowledgedEvents: ledger.events.length, eventsInLog: log.events.length },
    ...{ resentWithoutAnswer: ledger.resent, repeatedOnPurpose: ledger.repeated },
    ...{
      lost: lost.length,
      doubled: doubled.length,
      moved: moved.length,
      effects: log.events.filter(byAutomation).length,
      wrongEffects: wrong.length,
    },
    ...{ readModels: readModels.readModels, readModelBreaches: readModels.breaches.length, otherBreaches: ledger.breaches.length },
    killsWithBacklog: kills.filter(({ backlog }) => backlog > 0).length,
    largestBacklog: Math.max(...kills.map(({ backlog }) => backlog)),
    longestStartMs: Math.max(...kills.map(({ startMs }) => startMs)),
    seconds: Math.round((performance.now() - began) / 1_000),
    breaches: [...lost, ...doubled, ...moved, ...wrong, ...readModels.breaches, ...ledger.breaches].slice(0, MOST_BREACHES),
  };
}
