import { Logger } from '@nestjs/common';
import { failedStart } from './failed-start.js';
import { boundHeap } from './heap.js';
import { say } from './say.js';
import { Shutdown } from './shutdown.js';

/** What a program does from its first line on, whatever it is. */
export async function run(start: (shutdown: Shutdown) => Promise<void>): Promise<void> {
  const shutdown = new Shutdown();
  boundHeap();
  try {
    // Until the application has a logger of its own: what fails is told below, once.
    Logger.overrideLogger(false);
    await start(shutdown);
  } catch (fault) {
    if (shutdown.isUnderWay) return;
    const { lines, exitCode } = failedStart(fault);
    say(lines);
    process.exit(exitCode);
  }
}
