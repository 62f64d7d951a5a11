import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { createApplication } from './application.js';
import { readConfiguration, type Configuration } from './configuration.js';
import { playDemo, type Demonstration } from './demo/demo.js';
import { failedStart } from './failed-start.js';
import { greeting } from './greeting.js';
import { startAt } from './listening.js';
import { Readiness } from './readiness.js';
import { say } from './say.js';
import { endOnSignals } from './shutdown.js';
import { boundHeap } from './heap.js';
import { SystemClock } from './system-clock.js';

/** The story is told in its own time, which a server does not let anybody set. */
function demonstrate({ demo, production, dataDir, eventStoreUrl }: Configuration): Promise<Demonstration> {
  return demo === 'auto' && !production && eventStoreUrl === undefined ? playDemo(dataDir) : Promise.resolve('LEFT_OUT');
}

async function create(configuration: Configuration): Promise<NestFastifyApplication> {
  const app = await createApplication(AppModule.register(configuration, new SystemClock()), configuration);
  endOnSignals(app, async (signal) => {
    // Whoever stops it at a keyboard has no balancer before it.
    if (signal === 'SIGTERM' && app.getHttpServer().listening) await app.get(Readiness).drain(configuration.drainMs);
  });
  return app.init();
}

async function start(configuration: Configuration): Promise<void> {
  let demonstration: Demonstration = 'LEFT_OUT';
  const app = await startAt(configuration, async () => {
    demonstration = await demonstrate(configuration);
    return create(configuration);
  });
  say(await greeting(app, configuration, demonstration));
}

boundHeap();
try {
  // Until the application has a logger of its own: what fails is told below, once.
  Logger.overrideLogger(false);
  await start(readConfiguration(process.env));
} catch (fault) {
  const { lines, exitCode } = failedStart(fault);
  say(lines);
  process.exit(exitCode);
}
