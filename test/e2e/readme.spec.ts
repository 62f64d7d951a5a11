import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { BuiltServer, copyOfBuild } from './server/built-server.js';

const readme = readFileSync(resolve(import.meta.dirname, '../../README.md'), 'utf8');

/** What the README tells a newcomer to paste, as the shell would hand it on. */
const questions = [...readme.matchAll(/^ +ask '(.*)'$/gm)].map(([, text = '']) => text.replaceAll('\\"', '"'));

/** Without errors. */
const Answer = z.strictObject({ data: z.record(z.string(), z.json()) });

describe('The five minutes of the README', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'entente-readme-'));
  const build = copyOfBuild();
  const server = BuiltServer.launch(build.folder, { DATA_DIR: dataDir, DEMO: 'auto' });

  beforeAll(() => server.ready());

  afterAll(async () => {
    await server.stop();
    build.remove();
    rmSync(dataDir, { recursive: true });
  });

  async function ask(query: string): Promise<string> {
    const token = /ALLIANCE_MANAGER +(eyJ\S+)/.exec(server.words)?.[1] ?? '';
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const answer = await fetch(`${server.address}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
    return JSON.stringify(Answer.parse(await answer.json()).data);
  }

  it('has questions to paste', () => {
    expect(questions).toHaveLength(5);
  });

  it.each(questions)('answers %s', async (question) => {
    expect(await ask(question)).toMatch(/"(?:count|totalCount)":[1-9]|"partingReason":"|"code":"IN-1"/);
  });

  it('prints three queries that can be pasted', async () => {
    const bodies = [...server.words.matchAll(/-d '(\{.*\})'/g)].map(([, body = '']) => body);
    expect(bodies).toHaveLength(3);
    for (const body of bodies) {
      const { query } = z.object({ query: z.string() }).parse(JSON.parse(body));
      if (!query.includes('$')) expect(await ask(query)).toMatch(/"count":[1-9]|"partnershipId":"/);
    }
  });
});
