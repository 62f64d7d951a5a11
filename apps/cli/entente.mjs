import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const program = new URL('../../dist/apps/cli/src/main.js', import.meta.url);

// A fresh clone is built first; after that, what `npm start` or `npm run build` has built is used, or each call would wait for a build.
if (!existsSync(program)) {
  const cwd = fileURLToPath(new URL('../..', import.meta.url));
  const { status } = spawnSync('npm run --silent build', { cwd, stdio: ['ignore', process.stderr, process.stderr], shell: true });
  if (status !== 0) process.exit(status ?? 1);
}
await import(program.href);
