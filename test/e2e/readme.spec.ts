import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { BuiltServer, copyOfBuild } from './server/built-server.js';

const ROOT = resolve(import.meta.dirname, '../..');
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const path = readme.slice(readme.indexOf('## Five minutes'), readme.indexOf('\n## ', readme.indexOf('## Five minutes') + 1));

/** What the README tells a newcomer to paste, block by block. */
const blocks = [...path.matchAll(/^( *)```sh\n([^]*?)^\1```$/gm)].map(([, indent = '', block = '']) =>
  block.replaceAll(new RegExp(`^${indent}`, 'gm'), '').trim(),
);
/** What the others need: it asks nothing itself. */
const [preparation = '', ...questions] = blocks;

/** Without errors. */
const Answer = z.strictObject({ data: z.record(z.string(), z.json()) });

/** For a machine that has nothing but Node and npm. */
const CURL = `#!/usr/bin/env node
const [body, ...headers] = [process.argv[process.argv.indexOf('-d') + 1], ...process.argv.flatMap((word, at, all) => (all[at - 1] === '-H' ? [word] : []))];
const url = process.argv.find((word) => word.startsWith('http'));
fetch(url, { method: 'POST', body, headers: headers.map((header) => header.split(': ')) }).then((answer) => answer.text()).then((text) => process.stdout.write(text));
`;

describe('The five minutes of the README', () => {
  const folder = mkdtempSync(join(tmpdir(), 'entente-readme-'));
  const dataDir = join(folder, 'data');
  const build = copyOfBuild();
  const server = BuiltServer.launch(build.folder, { DATA_DIR: dataDir, DEMO: 'auto' });

  beforeAll(() => {
    writeFileSync(join(folder, 'curl'), CURL, { mode: 0o755 });
    return server.ready();
  });

  afterAll(async () => {
    await server.stop();
    build.remove();
    rmSync(folder, { recursive: true });
  });

  /** Pastes a block into a shell, and gives the lines that it prints. */
  async function paste(block: string): Promise<readonly string[]> {
    const token = /ALLIANCE_MANAGER +(eyJ\S+)/.exec(server.words)?.[1] ?? '';
    const script = `${preparation}\n${block}`.replace('paste it here', token).replaceAll('http://127.0.0.1:3000', server.address);
    const env = { ...process.env, DATA_DIR: dataDir, PATH: `${process.env['PATH'] ?? ''}:${folder}` };
    const { stdout } = await promisify(execFile)('sh', ['-ec', script], { cwd: ROOT, env });
    return stdout.split('\n').filter((line) => line !== '');
  }

  it('has questions to paste', () => {
    expect(questions.length).toBeGreaterThanOrEqual(3);
  });

  it.each(questions)('answers %s', async (block) => {
    const lines = await paste(block);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines.filter((text) => text.startsWith('{"'))) Answer.parse(JSON.parse(line));
    expect(lines.join('\n')).toMatch(/"(?:count|totalCount)":[1-9]|"partingReason":"|"code":"IN-1"|^ *\d+ +On \d+ \w+ \d{4} /m);
  });

  it('prints three queries that can be pasted', async () => {
    const commands = server.words.match(/^curl [^]*?-d '.*'$/gm) ?? [];
    expect(commands).toHaveLength(3);
    for (const command of commands) expect((await paste(command)).join('')).toMatch(/^\{"data":\{/);
  });
});
