import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { ApiClient } from './server/api-client.js';
import { BuiltServer, copyOfBuild } from './server/built-server.js';
import { CommandLine } from './server/command-line.js';
import { Issuer } from './server/issuer.js';

const Line = z.object({ id: z.string(), type: z.string(), position: z.number() });

describe('The command line beside a running server', () => {
  let dataDir: string;
  let build: ReturnType<typeof copyOfBuild>;
  let server: BuiltServer;
  let client: ApiClient;
  let entente: CommandLine;

  const capture = (partnerName: string) => client.command('captureRequest', { partnerName, briefDescription: 'They wrote' });

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'entente-cli-'));
    build = copyOfBuild();
    const issuer = await Issuer.create();
    server = await BuiltServer.start(build.folder, { ...issuer.environment, DATA_DIR: dataDir });
    client = new ApiClient(server.address, await issuer.token('ALLIANCE_MEMBER'));
    entente = new CommandLine(build.folder, dataDir);
  });

  afterAll(async () => {
    await server.stop();
    build.remove();
    await rm(dataDir, { recursive: true });
  });

  it('tail gives every event that is written meanwhile, without gap, and Ctrl-C ends it cleanly', async () => {
    const { events } = await capture('Before');
    const tail = entente.follow('tail --after 0 --json');
    const lines = [Line.parse(JSON.parse(await tail.next()))];
    for (let number = 1; number <= 10; number += 1) events.push(...(await capture(`During ${number}`)).events);
    const last = events.at(-1)?.position ?? 0;
    while (lines.length < last) lines.push(Line.parse(JSON.parse(await tail.next())));
    expect(lines.map(({ position }) => position)).toEqual(Array.from({ length: last }, (_, index) => index + 1));
    expect(lines.map(({ id }) => id)).toEqual(expect.arrayContaining(events.map(({ id }) => id)));
    expect(await tail.interrupt()).toBe(0);
  });

  it('tail ends quietly when nobody reads it any more', async () => {
    const tail = entente.follow('tail --after 0 --json');
    await tail.next();
    const gone = tail.abandon();
    await capture('Unheard');
    expect(await gone).toBe(0);
  });

  it('history tells what the interface told, with who and why', async () => {
    const { partnershipId, events } = await capture('Told twice');
    const { out, code } = await entente.run(`history ${partnershipId} --json`);
    const told = out
      .trim()
      .split('\n')
      .map((line) => Line.parse(JSON.parse(line)).id);
    expect({ told, code }).toEqual({ told: events.map(({ id }) => id), code: 0 });
    const shown = await entente.run(`history ${partnershipId}`);
    expect(shown.out).toContain('(ALLIANCE_MEMBER), who commanded CaptureRequest, judged by');
    expect(shown.out).not.toContain('\u001b[');
  });

  it('rebuild and parked retry name the mutation to use instead, and exit code 75', async () => {
    expect(await entente.run('rebuild --all')).toEqual({ code: 75, out: '', talk: expect.stringContaining('rebuildReadModel') });
    expect(await entente.run('parked retry timeline x')).toEqual({ code: 75, out: '', talk: expect.stringContaining('retryParkedEvent') });
  });

  it('doctor finds log and read models sound, the rows compared with a rebuild', async () => {
    expect(await entente.run('doctor --deep --json')).toEqual({ code: 0, out: '', talk: `${dataDir} is sound\n` });
  });
});
