import { Commands } from '@entente/access';
import { EventStore } from '@entente/kernel';
import { FirstPolicy } from '@entente/programmes/policies';
import { ReadStore } from '@entente/read-store';
import { NestFactory } from '@nestjs/core';
import { DemoClock } from './demo-clock.js';
import { DemoModule } from './demo.module.js';
import { DEMO, LAST_COMMAND, Player } from './player.js';
import { story } from './story.js';

/** What became of the demonstration: played now, complete since an earlier start, or left out because the log is somebody's own. */
export type Demonstration = 'PLAYED' | 'COMPLETE' | 'LEFT_OUT';

/**
 * Plays the demonstration into an empty log, or goes on with one that was cut off. A log with any other event is left as it is.
 * The files are closed again when the promise settles.
 * @throws DemoFault, or the errors of opening the log
 */
export async function playDemo(dataDir: string, clock = new DemoClock()): Promise<Demonstration> {
  const context = await NestFactory.createApplicationContext(DemoModule.on(dataDir, clock), { logger: false, abortOnError: false });
  const eventStore = context.get(EventStore);
  try {
    const standing = await standingOf(eventStore);
    if (standing !== 'TO_BE_PLAYED') return standing;
    await context.get(FirstPolicy).ensure(DEMO);
    await new Player(context.get(Commands), clock).play(story());
    return 'PLAYED';
  } finally {
    const readStore = context.get(ReadStore);
    await context.close();
    await readStore.close();
    await eventStore.close();
  }
}

async function standingOf(eventStore: EventStore): Promise<'TO_BE_PLAYED' | 'COMPLETE' | 'LEFT_OUT'> {
  let complete = false;
  for await (const page of eventStore.readAll()) {
    if (page.some(({ metadata }) => metadata.correlationId !== DEMO)) return 'LEFT_OUT';
    // The server's own timers may have gone on behind it.
    complete ||= page.some(({ metadata }) => metadata.commandId === LAST_COMMAND);
  }
  return complete ? 'COMPLETE' : 'TO_BE_PLAYED';
}
