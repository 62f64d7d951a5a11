import type { INestApplicationContext } from '@nestjs/common';

const LIMIT_MS = 9_000;
const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** A signal ends the application in order. That has its limit: after it, or at a second signal, the process ends at once. */
export function endOnSignals(app: INestApplicationContext): void {
  app.enableShutdownHooks([...SIGNALS], { useProcessExit: true });
  const abandon = (): void => process.exit(1);
  for (const signal of SIGNALS) {
    process.once(signal, () => {
      setTimeout(abandon, LIMIT_MS).unref();
      for (const another of SIGNALS) process.once(another, abandon);
    });
  }
}
