import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 60_000;
const LOOK_MS = 20;

/** Resolves once the condition holds; it is the condition that is waited for, the time only ends what hangs. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, patienceMs = PATIENCE_MS): Promise<void> {
  const late = performance.now() + patienceMs;
  while (!(await holds())) {
    if (performance.now() > late) throw new Error(`Waited ${patienceMs / 1_000} s in vain: ${what}`);
    await pause(LOOK_MS);
  }
}
