import { hash } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { partnershipEnded, recorded, requestCaptured } from '@entente/testing';
import { product } from '../../apps/api/src/product.js';
import { LogOfDemo } from '../../apps/api/test/log-of-demo.js';
import { copyOfBuild } from './server/built-server.js';
import { CommandLine, type Said } from './server/command-line.js';

/** What cannot be done, how it ends, and what is said of it. */
const WRONG = [
  ['history nobody', 66, 'There is no partnership nobody'],
  ['history', 2, 'missing required argument'],
  ['histroy x', 2, 'Did you mean history?'],
  ['rebuild nothing', 2, 'No read model is called nothing'],
  ['history rancher --types Nothing', 2, 'no event is called Nothing'],
  ['history rancher --as-of never', 2, 'neither a position nor a time'],
  ['history rancher --as-of -5', 2, 'neither a position nor a time'],
  ['history rancher --as-of 2026-01-31T12:00', 2, 'neither a position nor a time'],
  ['history rancher --as-of 2021-02-30', 2, 'neither a position nor a time'],
  ['what-if handbook-2022 --to 2021-06-31T00:00:00Z', 2, 'neither a position nor a time'],
  ['history rancher another', 2, 'too many arguments'],
  ['tail --after 3', 2, '--after 3 is beyond the log’s end at 2'],
  ['tail --partnership .', 66, 'There is no partnership .'],
  ['parked list', 66, 'There are no read models'],
] as const;

function parsed(json: string): unknown {
  return JSON.parse(json);
}

const { metadata } = recorded(requestCaptured());

/** Records a request that a colleague wrote down, and the end of its partnership. */
async function aRequestThatEnded(log: LogOfDemo): Promise<void> {
  const [captured, ended] = [requestCaptured({ partnershipId: 'rancher' }), partnershipEnded('For a test')];
  const store = await log.open(false);
  const append = (stream: string, event: { type: string; data: object }, schemaVersion: number) =>
    store.append(`${stream}-rancher`, 'none', [{ id: crypto.randomUUID(), ...event, metadata: { ...metadata, schemaVersion } }]);
  await append('inboundRequest', captured, 2);
  await append('partnership', { ...ended, data: { ...ended.data, partnershipId: 'rancher' } }, 1);
  await store.close();
}

let build: ReturnType<typeof copyOfBuild>;

beforeAll(() => {
  build = copyOfBuild();
});
afterAll(() => build.remove());

describe('The command line on a folder without a server', () => {
  let log: LogOfDemo;
  let entente: CommandLine;

  const files = (): readonly string[] =>
    readdirSync(log.folder).map((name) => `${name} ${hash('sha256', readFileSync(join(log.folder, name)))}`);

  beforeEach(async () => {
    log = new LogOfDemo();
    await aRequestThatEnded(log);
    entente = new CommandLine(build.folder, log.folder);
  });
  afterEach(() => log.remove());

  it.each(['history rancher', 'replay rancher', 'doctor', 'doctor --deep'])('%s leaves every file as it was', async (words) => {
    const before = files();
    expect((await entente.run(words)).code).toBe(0);
    expect(files()).toEqual(before);
  });

  it('history tells in words who did what on which day, for people and for programs', async () => {
    const words = 'On 11 February 2020 ada wrote down a request of Mattermost: ChatOps inside a channel';
    const [line] = (await entente.run('history rancher')).out.split('\n');
    expect(line).toBe(`     1  ${words}`);
    const [json = ''] = (await entente.run('history rancher --json')).out.split('\n');
    expect(parsed(json)).toMatchObject({ position: 1, words, data: { partnerName: 'Mattermost' } });
  });

  it('replay shows what each event changed', async () => {
    const { out } = await entente.run('replay rancher --json');
    const [first = '', last = ''] = out.split('\n');
    expect(parsed(first)).toMatchObject({ position: 1, type: 'RequestCaptured' });
    const told = parsed(last);
    expect(told).toMatchObject({ position: 2, type: 'PartnershipEnded' });
    expect(told).toHaveProperty(
      'changes',
      expect.arrayContaining([expect.objectContaining({ path: expect.stringMatching(/\.ended$/), before: false, after: true })]),
    );
  });

  it('rebuild builds read models up to the log’s end', async () => {
    expect(await entente.run('rebuild timeline --json')).toEqual({ code: 0, out: '{"readModel":"timeline","position":2}\n', talk: '' });
    expect(await entente.run('parked list --json')).toEqual({ code: 0, out: '', talk: 'Nothing is parked\n' });
  });

  it('doctor names the place of a flipped byte, exit code 65, and changes nothing', async () => {
    const path = join(log.folder, 'events.db');
    const at = readFileSync(path).lastIndexOf('For a test');
    const file = await open(path, 'r+');
    await file.write('Z', at);
    await file.close();
    const before = files();
    const { code, out } = await entente.run('doctor --json');
    expect(code).toBe(65);
    expect(parsed(out)).toMatchObject({ part: 'log', place: 'position 2, stream partnership-rancher, revision 0' });
    expect((await entente.run('history rancher')).code).toBe(65);
    expect(files()).toEqual(before);
  });

  it('doctor names read models that come from another log of the same length', async () => {
    await entente.run('rebuild timeline');
    const another = new LogOfDemo();
    await aRequestThatEnded(another);
    for (const name of ['events.db', 'acknowledged']) copyFileSync(join(another.folder, name), join(log.folder, name));
    another.remove();
    const { code, out } = await entente.run('doctor --json');
    expect(code).toBe(65);
    const found = expect.stringMatching(/^has come to event \S+ of \S+ at position 2, where the log has event \S+ of \S+ at position 2$/);
    expect(parsed(out)).toMatchObject({ part: 'read models', place: 'timeline', found });
  });

  it('doctor --deep looks at read models as earlier versions left them', async () => {
    await entente.run('rebuild timeline');
    const database = new Database(join(log.folder, 'read-models.db'));
    const { storedAs } = z
      .object({ storedAs: z.string() })
      .parse(database.prepare("select storedAs from projections where name = 'timeline'").get());
    database.exec(`alter table "${storedAs}" rename to "timeline"`);
    for (const column of ['release', 'begunBy', 'storedAs', 'mark']) database.exec(`alter table projections drop column "${column}"`);
    const deep = () => entente.run('doctor --deep --json');
    expect(await deep()).toMatchObject({ code: 0, out: '' });
    database.exec('update "timeline" set "validUntil" = 0');
    database.close();
    expect(await deep()).toMatchObject({ code: 65, out: expect.stringContaining('differs from one that is built from the log') });
  });

  it('doctor names a setting that is wrong', async () => {
    const { code, out } = await entente.run('doctor --json', { PORT: 'many' });
    expect({ code, finding: parsed(out) }).toMatchObject({ code: 65, finding: { part: 'configuration', place: 'PORT' } });
  });

  it('a folder without a log is not found, and is not made', async () => {
    const nowhere = join(log.folder, 'nowhere');
    expect(await entente.run(`history x --data ${nowhere}`)).toMatchObject({ code: 66 });
    expect(existsSync(nowhere)).toBe(false);
  });

  it('settings that are wrong end with 78', async () => {
    expect(await entente.run('history x', { TIME_ZONE: 'Nowhere' })).toMatchObject({
      code: 78,
      talk: expect.stringContaining('TIME_ZONE'),
    });
  });

  it('the whole says its version, as data', async () => {
    expect(await entente.run('--version')).toEqual({ code: 0, talk: '', out: `${product.version}\n` });
  });

  it('help has examples, and is data', async () => {
    expect(await entente.run('--help')).toMatchObject({ code: 0, talk: '', out: expect.stringContaining('Exit codes:') });
    expect(await entente.run('tail --help')).toMatchObject({ code: 0, talk: '', out: expect.stringContaining('Examples:') });
  });

  it('colours are shown on demand, never against NO_COLOR', async () => {
    expect((await entente.run('history rancher', { FORCE_COLOR: '1' })).out).toContain('\u001b[');
    expect((await entente.run('history rancher', { FORCE_COLOR: '1', NO_COLOR: '1' })).out).not.toContain('\u001b[');
  });
});

describe('The command line, given what it cannot do,', () => {
  const heard = new Map<string, Said>();

  // One start each, all at once: they only read.
  beforeAll(async () => {
    const folder = new LogOfDemo();
    await aRequestThatEnded(folder);
    const asked = new CommandLine(build.folder, folder.folder);
    await Promise.all(WRONG.map(async ([words]) => heard.set(words, await asked.run(words))));
    folder.remove();
  }, 120_000);

  it.each(WRONG)('%s ends with %i and says why', (words, code, why) => {
    expect(heard.get(words)).toEqual({ code, out: '', talk: expect.stringContaining(why) });
  });
});
