import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { LiveEvents } from '../../e2e/server/event-feed.js';
import type { BuiltServer } from '../../e2e/server/built-server.js';
import { inspected } from './inspected.js';
import { readRawLog, tellsAStory } from './raw-log.js';
import { Reader } from './reader.js';
import { Residence, slopeOf, type ResidenceSample } from './residence.js';
import { atMost, nought, together, type Findings, type Section } from './section.js';
import { clientOf, settleThrough, siegeOf, started, tokenOf, type Siege } from './siege.js';

const BREATHING = new URL('./breathing.ts', import.meta.url).href;
const READERS = 4;
/** Of each writer and each reader, on the average. */
const WRITE_EVERY_MS = 800;
const READ_EVERY_MS = 100;
const SAMPLE_EVERY_MS = 2_000;
/** A shorter soak says nothing of memory. */
const JUDGED_FROM_SECONDS = 300;
/** More than SQLite keeps of the read models' pages: while that cache fills, memory grows by as much as the read models do. */
const FILLED_BYTES = 40 * 1_024 * 1_024;
/** With some 50 operations a second, three mebibytes a minute are one kibibyte an operation. */
const MOST_MEBIBYTES_A_MINUTE = 3;

/** Mixed load for long: writers, queries of the present and the past, repeats and a subscription. */
export const soak: Section = {
  name: 'soak',
  async run(ground, { soakSeconds }) {
    const kept = join(ground.folder, 'kept');
    const siege = siegeOf(ground, join(ground.folder, 'data'), {
      NODE_OPTIONS: `--no-warnings --import=${BREATHING}`,
      BREATHING_FILE: kept,
    });
    const server = await started(siege);
    if (soakSeconds >= JUDGED_FROM_SECONDS) await fillCaches(siege, server);
    ground.say(`${siege.ledger.acknowledged} commands acknowledged before the soak`);
    const residence = new Residence(server.pid, kept, SAMPLE_EVERY_MS);
    const end = performance.now() + soakSeconds * 1_000;
    const [readers, live] = await Promise.all([
      Promise.all(Array.from({ length: READERS }, async () => new Reader(await clientOf(siege, server, 'AUDITOR'), siege.ledger))),
      subscribed(siege, server),
    ]);
    await mixedLoad({ siege, server, readers, end });
    await residence.stop();
    await settleThrough(siege, server);
    const last = readRawLog(siege.dataDir).events.filter(tellsAStory).at(-1)?.position ?? 0;
    await live.until(({ position }) => position >= last);
    await live.leave();
    await server.stop();
    const asked = readers.reduce((sum, { queries }) => sum + queries, 0);
    const told = [...readers.flatMap(({ breaches }) => breaches), ...missed(live, siege)];
    return together(await inspected(siege), load(asked, live, told), memory(residence, soakSeconds));
  },
};

async function fillCaches(siege: Siege, server: BuiltServer): Promise<void> {
  const client = await clientOf(siege, server, 'ALLIANCE_MANAGER');
  const isSmall = (): boolean => statSync(join(siege.dataDir, 'read-models.db')).size < FILLED_BYTES;
  await Promise.all(siege.writers.map((writer) => writer.work(client, isSmall)));
}

async function subscribed(siege: Siege, server: BuiltServer): Promise<LiveEvents> {
  return new LiveEvents(server.address, await tokenOf(siege, 'AUDITOR'));
}

interface Mixed {
  readonly siege: Siege;
  readonly server: BuiltServer;
  readonly readers: readonly Reader[];
  readonly end: number;
}

async function mixedLoad({ siege, server, readers, end }: Mixed): Promise<void> {
  const client = await clientOf(siege, server, 'ALLIANCE_MANAGER');
  await Promise.all([
    ...siege.writers.map((writer) => writer.work(client, paced(WRITE_EVERY_MS, end))),
    ...readers.map(async (reader) => {
      const goesOn = paced(READ_EVERY_MS, end);
      while (await goesOn()) await reader.ask();
    }),
  ]);
}

function paced(everyMs: number, end: number): () => Promise<boolean> {
  return async () => {
    await pause(Math.random() * 2 * everyMs);
    return performance.now() < end;
  };
}

/** What the subscription did not give once and in order (XX-6). */
function missed({ seen }: LiveEvents, { dataDir }: Siege): readonly string[] {
  const inLog = readRawLog(dataDir).events.filter(tellsAStory);
  const wrong = inLog.findIndex(({ id }, index) => seen[index]?.id !== id);
  return wrong < 0 && seen.length >= inLog.length
    ? []
    : [`The subscription departs from the log at position ${inLog[wrong]?.position ?? 'behind its end'}`];
}

function load(queries: number, { seen }: LiveEvents, told: readonly string[]): Findings {
  return { seen: { queries, eventsSubscribed: seen.length }, judged: { readBreaches: nought(told.length) }, breaches: told };
}

function memory({ resident, kept }: Residence, seconds: number): Findings {
  const half = secondHalf(resident);
  const at = (sample: ResidenceSample | undefined): number => Math.round(sample?.mebibytes ?? 0);
  const slopes = { residentMebibytesAMinute: slopeOf(half), keptMebibytesAMinute: slopeOf(secondHalf(kept)) };
  const seen = {
    ...{ residentAtHalfMebibytes: at(half[0]), residentAtEndMebibytes: at(half.at(-1)) },
    keptAtEndMebibytes: at(kept.at(-1)),
  };
  if (seconds < JUDGED_FROM_SECONDS) return { seen, judged: {}, breaches: [] };
  const judged = Object.entries(slopes).map(([name, slope]) => [name, atMost(MOST_MEBIBYTES_A_MINUTE, slope)] as const);
  return { seen, judged: Object.fromEntries(judged), breaches: [] };
}

function secondHalf(samples: readonly ResidenceSample[]): readonly ResidenceSample[] {
  return samples.slice(Math.floor(samples.length / 2));
}
