import { setTimeout as pause } from 'node:timers/promises';

export interface Pace {
  readonly calls: number;
  readonly perSecond: number;
}

/** Acts at a steady rate, whether earlier calls are done or not; resolves once all are. */
export async function inOpenLoop<T>({ calls, perSecond }: Pace, act: () => Promise<T>): Promise<readonly T[]> {
  const begun: Promise<T>[] = [];
  const start = performance.now();
  while (begun.length < calls) {
    const due = Math.min(calls, Math.floor(((performance.now() - start) * perSecond) / 1_000));
    while (begun.length < due) begun.push(act());
    await pause(1);
  }
  return Promise.all(begun);
}
