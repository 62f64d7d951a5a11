import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore, openEventStoreDb } from '@entente/event-store';
import { EventCatalogue, type EventStore, type NewEvent, type RecordedEvent } from '@entente/kernel';
import { partnershipEnded, recorded } from '@entente/testing';
import fc from 'fast-check';
import { z } from 'zod';
import { playDemo } from '../../apps/api/src/demo/demo.js';
import { catalogued } from '../../apps/api/src/slices.js';
import { SystemClock } from '../../apps/api/src/system-clock.js';
import { gather } from '../../libs/testing/new-events.js';
import { EventStoreDouble } from '../eventstoredb-double/event-store-double.js';
import { ApiClient } from './server/api-client.js';
import { BuiltServer, copyOfBuild } from './server/built-server.js';
import { CommandLine } from './server/command-line.js';
import { Issuer } from './server/issuer.js';

const Digested = z.object({ log: z.string(), events: z.number(), sha256: z.string() });
const Told = z.object({ kept: z.number(), copied: z.number(), from: Digested, to: Digested });
const PASSWORD = 's3cret';
const PAST = '{ pipeline(asOf: { time: "2020-07-01T00:00:00.000Z" }) { stage count } }';
const catalogue = new EventCatalogue(catalogued);

const inFolder = (folder: string, readOnly: boolean): Promise<EventStore> =>
  SqliteEventStore.open({ folder, clock: new SystemClock(), catalogue, readOnly });

async function eventsIn(folder: string): Promise<readonly RecordedEvent[]> {
  const log = await inFolder(folder, true);
  return gather(log.readAll()).finally(() => log.close());
}

function aWrittenEvent(): NewEvent {
  const { data, metadata } = recorded(partnershipEnded('For a test'));
  return { id: crypto.randomUUID(), type: 'PartnershipEnded', data, metadata };
}

describe('entente copy', () => {
  const folders: string[] = [];
  let build: ReturnType<typeof copyOfBuild>;
  let double: EventStoreDouble;
  let issuer: Issuer;
  let old: string;
  let entente: CommandLine;

  const aFolder = async (): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), 'entente-copy-'));
    folders.push(folder);
    return folder;
  };
  /** With a password, which this server does not ask for. */
  const server = (): string => double.connectionString.replace('//', `//ana:${PASSWORD}@`);

  beforeAll(async () => {
    build = copyOfBuild();
    [double, issuer, old] = await Promise.all([EventStoreDouble.start(), Issuer.create(), aFolder()]);
    entente = new CommandLine(build.folder, old);
    await playDemo(old);
  });

  afterAll(async () => {
    build.remove();
    await double.stop();
    await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
  });

  /** Begins the copy, and kills it with -9 once so many events are there. */
  async function killedAt(count: number, words: string, target: EventStore): Promise<void> {
    const running = entente.follow(words);
    let seen = 0;
    for await (const { events } of target.subscribe({ after: 0, batchSize: 20 })) if ((seen += events.length) >= count) break;
    await running.kill();
    await target.close();
  }

  async function copied(words: string): Promise<z.infer<typeof Told>> {
    const { code, out, talk } = await entente.run(words, { EVENTSTORE_URL: server() });
    expect({ code, talk }).toEqual({ code: 0, talk: expect.stringMatching(/events copied.*\n.*Both logs are the same/s) });
    expect(out + talk).not.toContain(PASSWORD);
    return Told.parse(JSON.parse(out));
  }

  async function askedOf(settings: Readonly<Record<string, string>>, query: string): Promise<unknown> {
    const running = await BuiltServer.start(build.folder, { ...issuer.environment, ...settings });
    const { data } = await new ApiClient(running.address, await issuer.token('ALLIANCE_MEMBER')).post(query);
    await running.stop();
    return data;
  }

  it('killed with -9 goes on behind what is there; the server lives on with the past it had, and the way back is the same', async () => {
    const before = await askedOf({ DATA_DIR: old }, PAST);
    const total = (await eventsIn(old)).length;
    const kills = fc
      .sample(fc.integer({ min: 1, max: Math.floor(total * 0.6) }), { numRuns: 2, seed: 5 })
      .sort((one, other) => one - other);
    // So that a kill that comes late comes before the end all the same.
    await double.faults.on({ kind: 'delay', ms: 4, calls: ['append'] });
    for (const count of kills) {
      const notes = { warn: () => undefined };
      await killedAt(count, `copy --to ${server()}`, await openEventStoreDb({ connectionString: server(), catalogue, notes }));
    }
    await double.faults.allOff();
    const there = await copied('copy --to EVENTSTORE_URL --json');
    expect(there).toMatchObject({ from: { events: total }, to: { log: `esdb://localhost:${double.port}`, events: total } });
    expect(there.to.sha256).toBe(there.from.sha256);
    expect(there.kept).toBeGreaterThanOrEqual(kills.at(-1) ?? total);
    expect(there.copied).toBeGreaterThan(0);

    expect(await askedOf({ DATA_DIR: await aFolder(), EVENTSTORE_URL: double.connectionString }, PAST)).toEqual(before);

    const back = await aFolder();
    await (await inFolder(back, false)).close();
    await double.faults.on({ kind: 'delay', ms: 700, calls: ['read'] });
    await killedAt(1, `copy --from ${server()} --to ${back}`, await inFolder(back, true));
    await double.faults.allOff();
    const again = await copied(`copy --from EVENTSTORE_URL --to ${back} --json`);
    expect(again.kept).toBeGreaterThan(0);
    expect(again.copied).toBeGreaterThan(0);
    expect(again.to.sha256).toBe(again.from.sha256);
    const story = await eventsIn(old);
    expect((await eventsIn(back)).slice(0, story.length)).toEqual(story);
    const verified = await entente.run(`copy --from ${server()} --to ${back} --verify`);
    expect(verified).toMatchObject({ code: 0, talk: 'Both logs are the same\n' });
  }, 120_000);

  it('says what stands in its way, by its exit code and without a password', async () => {
    // Copies and comparisons keep others from a folder: each has one to itself.
    const [busy, other, compared, nowhere] = [await aFolder(), await aFolder(), await aFolder(), join(await aFolder(), 'nowhere')];
    const [writer, ...past] = [await inFolder(busy, false), await inFolder(other, false), await inFolder(compared, false)];
    for (const log of [writer, ...past]) await log.append('partnership-x', 'none', [aWrittenEvent()]);
    for (const log of past) await log.close();
    const expected: readonly (readonly [string, number, string])[] = [
      ['copy', 2, '--to'],
      [`copy --to ${old}`, 2, 'name the same log'],
      [`copy --to esdb://ana:${PASSWORD}@localhost?tlsVerifyCert=false`, 2, '--to tlsVerifyCert has no effect'],
      ['copy --to EVENTSTORE_URL', 2, 'must be set'],
      [`copy --from ${nowhere}/either --to ${other}`, 66, 'There is no log in'],
      [`copy --to ${other}`, 65, 'is not a beginning of'],
      [`copy --to ${compared} --verify`, 65, 'they differ in stream'],
      [`copy --to ${busy}`, 75, 'stop it first'],
      [`copy --from ${busy} --to ${nowhere}`, 75, 'goes on from here'],
    ];
    const heard = await Promise.all(expected.map(([words]) => entente.run(words)));
    for (const [index, [words, code, why]] of expected.entries()) {
      const said = heard[index];
      expect({ words, code: said?.code, talk: said?.talk }).toEqual({ words, code, talk: expect.stringContaining(why) });
      expect(said?.talk).not.toContain(PASSWORD);
    }
    await writer.close();
    expect(await entente.run(`copy --from ${busy} --to ${nowhere}`)).toMatchObject({ code: 0 });
  }, 120_000);
});
