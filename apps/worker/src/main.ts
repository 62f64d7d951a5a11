import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from '../../api/src/application.js';
import { startAt } from '../../api/src/listening.js';
import { run } from '../../api/src/run.js';
import { say } from '../../api/src/say.js';
import type { Shutdown } from '../../api/src/shutdown.js';
import { readWorkerConfiguration, type WorkerConfiguration } from './worker-configuration.js';
import { WorkerModule } from './worker.module.js';

async function create(configuration: WorkerConfiguration, shutdown: Shutdown): Promise<NestFastifyApplication> {
  const worker = await createApplication(WorkerModule.register(configuration), { allowedOrigins: [] });
  shutdown.of(worker);
  return worker.init();
}

await run(async (shutdown) => {
  const configuration = readWorkerConfiguration(process.env);
  const { health } = configuration;
  await (health === undefined ? create(configuration, shutdown) : startAt(health, () => create(configuration, shutdown)));
  say(['This worker keeps read models, automations and timers, as many as fall to it', 'Stop     Ctrl+C']);
});
