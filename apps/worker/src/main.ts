import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from '../../api/src/application.js';
import { failedStart } from '../../api/src/failed-start.js';
import { boundHeap } from '../../api/src/heap.js';
import { startAt } from '../../api/src/listening.js';
import { say } from '../../api/src/say.js';
import { endOnSignals } from '../../api/src/shutdown.js';
import { readWorkerConfiguration, type WorkerConfiguration } from './worker-configuration.js';
import { WorkerModule } from './worker.module.js';

async function create(configuration: WorkerConfiguration): Promise<NestFastifyApplication> {
  const worker = await createApplication(WorkerModule.register(configuration), { allowedOrigins: [] });
  endOnSignals(worker);
  return worker.init();
}

async function start(configuration: WorkerConfiguration): Promise<void> {
  const { health } = configuration;
  await (health === undefined ? create(configuration) : startAt(health, () => create(configuration)));
  say(['This worker keeps read models, automations and timers, as many as fall to it', 'Stop     Ctrl+C']);
}

boundHeap();
try {
  // Until the application has a logger of its own: what fails is told below, once.
  Logger.overrideLogger(false);
  await start(readWorkerConfiguration(process.env));
} catch (fault) {
  const { lines, exitCode } = failedStart(fault);
  say(lines);
  process.exit(exitCode);
}
