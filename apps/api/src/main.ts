import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { createApplication } from './application.js';
import { readConfiguration, type Configuration } from './configuration.js';
import { playDemo, type Demonstration } from './demo/demo.js';
import { greeting } from './greeting.js';
import { startAt } from './listening.js';
import { Readiness } from './readiness.js';
import { run } from './run.js';
import { say } from './say.js';
import type { Shutdown } from './shutdown.js';
import { SystemClock } from './system-clock.js';

/** The story is told in its own time, which a server does not let anybody set. */
function demonstrate({ demo, production, dataDir, eventStoreUrl }: Configuration): Promise<Demonstration> {
  return demo === 'auto' && !production && eventStoreUrl === undefined ? playDemo(dataDir) : Promise.resolve('LEFT_OUT');
}

async function create(configuration: Configuration, shutdown: Shutdown): Promise<NestFastifyApplication> {
  const app = await createApplication(AppModule.register(configuration, new SystemClock()), configuration);
  shutdown.of(app, async (signal) => {
    // Whoever stops it at a keyboard has no balancer before it.
    if (signal === 'SIGTERM' && app.getHttpServer().listening) await app.get(Readiness).drain(configuration.drainMs);
  });
  return app.init();
}

await run(async (shutdown) => {
  const configuration = readConfiguration(process.env);
  let demonstration: Demonstration = 'LEFT_OUT';
  const app = await startAt(configuration, async () => {
    demonstration = await demonstrate(configuration);
    return create(configuration, shutdown);
  });
  say(await greeting(app, configuration, demonstration));
});
