import { readFileSync } from 'node:fs';
import { ServerInfoResolver } from './server-info.resolver.js';

describe('The server', () => {
  it('names the version that the package has', () => {
    const manifest: unknown = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(manifest).toMatchObject({ version: new ServerInfoResolver().serverInfo().version });
  });
});
