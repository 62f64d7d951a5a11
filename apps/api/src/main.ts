import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger as JsonLogger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import { createApplication } from './application.js';
import { readConfiguration, type Configuration } from './configuration.js';
import { playDemo, type Demonstration } from './demo/demo.js';
import { failedStart } from './failed-start.js';
import { greeting } from './greeting.js';
import { say } from './say.js';
import { endOnSignals } from './shutdown.js';
import { boundHeap } from './heap.js';
import { SystemClock } from './system-clock.js';

/** The story is told in its own time, which a server does not let anybody set. */
function demonstrate({ demo, production, dataDir, eventStoreUrl }: Configuration): Promise<Demonstration> {
  return demo === 'auto' && !production && eventStoreUrl === undefined ? playDemo(dataDir) : Promise.resolve('LEFT_OUT');
}

/** A refusal to listen is told as every failed start is, once; Nest would log it beside. */
async function listen(app: NestFastifyApplication, { host, port }: Configuration): Promise<void> {
  Logger.overrideLogger(false);
  try {
    await app.listen({ host, port });
  } catch (fault) {
    await app.close();
    throw fault;
  }
  app.useLogger(app.get(JsonLogger));
}

async function start(configuration: Configuration): Promise<void> {
  const demonstration = await demonstrate(configuration);
  const app = await createApplication(AppModule.register(configuration, new SystemClock()), configuration);
  endOnSignals(app);
  await app.init();
  await listen(app, configuration);
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
