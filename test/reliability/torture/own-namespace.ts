import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

const PROGRAM = 'unshare';
const OPTIONS = ['--user', '--map-root-user', '--mount'];

/**
 * Only root may mount a small disk; others may in a namespace of their own, where the system has such. Runs this very program again
 * in one.
 * @returns its exit code; undefined where it was not needed or cannot be had
 */
export async function ranInOwnNamespace(): Promise<number | undefined> {
  if (process.getuid?.() === 0 || spawnSync(PROGRAM, [...OPTIONS, 'true']).status !== 0) return undefined;
  const again = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  const child = spawn(PROGRAM, [...OPTIONS, ...again], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  const [code]: unknown[] = await once(child, 'exit');
  return typeof code === 'number' ? code : 1;
}
