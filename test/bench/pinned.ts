import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** Of util-linux: there on most Linux machines, and nowhere else. */
const PINNING = 'taskset';

/** Whether the machine can give a server a core of its own, and its load another. */
export const canPin = availableParallelism() >= 2 && spawnSync(PINNING, ['--version']).status === 0;

/** Keeps a process with all its threads on one core; does nothing where the machine has no such means. */
export function pin(pid: number, core: number): void {
  if (canPin) setCores(pid, String(core));
}

/** Lets a process run everywhere again. */
export function unpin(pid: number): void {
  if (canPin) setCores(pid, `0-${availableParallelism() - 1}`);
}

function setCores(pid: number, cores: string): void {
  const { status, stderr } = spawnSync(PINNING, ['--all-tasks', '--cpu-list', '--pid', cores, String(pid)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Process ${pid} cannot be kept on ${cores}: ${stderr}`);
}
