import type { INestApplicationContext } from '@nestjs/common';
import { Logger } from '@nestjs/common';

const LIMIT_MS = 9_000;
const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

type Signal = (typeof SIGNALS)[number];

/**
 * A signal ends the application in order. That has its limit: after it, or at a second signal, the process ends at once.
 * @param farewell what comes before the end
 */
export function endOnSignals(app: INestApplicationContext, farewell: (signal: Signal) => Promise<void> = () => Promise.resolve()): void {
  const abandon = (): void => process.exit(1);
  const end = (signal: Signal): void => {
    setTimeout(abandon, LIMIT_MS).unref();
    for (const another of SIGNALS) process.off(another, end).once(another, abandon);
    farewell(signal)
      .then(() => app.close())
      .then(() => process.exit(0))
      .catch((fault: unknown) => {
        Logger.error(fault, 'Stop');
        abandon();
      });
  };
  for (const signal of SIGNALS) process.once(signal, end);
}
