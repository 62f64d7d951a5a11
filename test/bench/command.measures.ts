import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Origin } from '@entente/access';
import Database from 'better-sqlite3';
import { SignalDemand } from '../../libs/lifecycle/inbound-request/domain/inbound-request.commands.js';
import { CommandSide } from './command-side.js';
import { fillStreams } from './logs.js';
import { rateAtLeast } from './mark.js';
import type { Bench, Contender, MeasureGroup } from './measure.js';
import { RawLog } from './raw-log.js';
import { timed } from './sample.js';
import { aTalkedOverRequest } from './stories.js';

const CONCURRENT = 64;

type Texts = readonly [data: string, metadata: string];

/** A command on a stream of ten events, beside bare rows, JSON.parse and a bare append of what the command records. */
export const commandMeasures: MeasureGroup = { ids: ['P3'], run: measureCommands };

async function measureCommands(bench: Bench): Promise<void> {
  const folder = join(bench.folder, 'commands');
  const load = { calls: bench.size(3_000, 300), concurrent: CONCURRENT };
  const side = await CommandSide.open(bench.build, folder);
  // A fresh stream for every command of every run, so that all of them load ten events, and one to look at what is recorded.
  const perRun = load.calls + Math.ceil(load.calls / 10);
  await fillStreams(side.store, perRun * bench.runs * 2 + 1, aTalkedOverRequest());
  const database = copyOf(join(folder, 'events.db'), join(bench.folder, 'raw-commands.db'));
  const requests = new Requests(side);
  try {
    const limit = raw({ database, texts: await requests.sample(), load });
    const name = `command on a stream of ${aTalkedOverRequest().length} events, ${CONCURRENT} concurrent`;
    const ours = (what: string, origin: () => Origin): Contender => ({
      name: what,
      run: () => timed(load, () => requests.signal(origin())),
    });
    // As a mutation comes that names no idempotency key, which is what clients usually send.
    await bench.report({ id: 'P3', name, ours: ours('signalDemand', anOrigin), limits: [limit], marks: [rateAtLeast(0.5)] });
    const named = ours('signalDemand', () => ({ ...anOrigin(), idempotencyKey: randomUUID() }));
    await bench.report({ id: '', name: `${name}, with an idempotency key`, ours: named, limits: [limit], marks: [] });
  } finally {
    database.close();
    await side.close();
  }
}

/** Requests that have been talked over: each takes one signal, so that none grows before it is measured. */
class Requests {
  readonly #side: CommandSide;
  #next = 0;

  constructor(side: CommandSide) {
    this.#side = side;
  }

  async signal(origin: Origin) {
    const partnershipId = String(this.#next);
    this.#next += 1;
    const signal = { partnershipId, signalId: randomUUID(), source: 'A customer', note: 'Asked for it in a call', link: null };
    return this.#side.submit((now) => new SignalDemand({ ...signal, now }), origin);
  }

  /** What a command records, as the log has it. */
  async sample(): Promise<Texts> {
    const { events } = await this.signal(anOrigin());
    return [JSON.stringify(events[0]?.data), JSON.stringify(events[0]?.metadata)];
  }
}

/** As a mutation over HTTP has it. */
function anOrigin(): Origin {
  const correlationId = randomUUID();
  return { actor: { id: 'ada', role: 'ALLIANCE_MEMBER' }, correlationId, causationId: correlationId };
}

interface RawParts {
  readonly database: Database.Database;
  readonly texts: Texts;
  readonly load: { readonly calls: number; readonly concurrent: number };
}

/** Read and written by the limit, as the log itself is by the product: a commit costs those who read what they had at hand. */
function copyOf(log: string, path: string): Database.Database {
  const original = new Database(log, { readonly: true });
  original.prepare('VACUUM INTO ?').run(path);
  original.close();
  return new Database(path);
}

function raw({ database, texts, load }: RawParts): Contender {
  const read = database
    .prepare<[string], readonly [type: string, data: string, metadata: string]>(
      'SELECT type, data, metadata FROM events JOIN kinds USING (kind) WHERE stream = ? ORDER BY revision',
    )
    .raw();
  return {
    name: 'rows, JSON.parse, and a row committed with others',
    async run() {
      const log = await RawLog.open(database.name);
      try {
        return await timed(load, async (index) => {
          const events = read.all(`inboundRequest-${index}`).map(([, data, metadata]): unknown => [JSON.parse(data), JSON.parse(metadata)]);
          if (events.length === 0) throw new Error('Nothing was read');
          await log.append([`signal-${randomUUID()}`, randomUUID(), ...texts]);
        });
      } finally {
        await log.close();
      }
    },
  };
}
