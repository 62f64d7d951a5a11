import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Logger as JsonLogger } from 'nestjs-pino';
import { failedStart } from '../../api/src/failed-start.js';
import { boundHeap } from '../../api/src/heap.js';
import { say } from '../../api/src/say.js';
import { endOnSignals } from '../../api/src/shutdown.js';
import { readWorkerConfiguration, type WorkerConfiguration } from './worker-configuration.js';
import { WorkerModule } from './worker.module.js';

async function start(configuration: WorkerConfiguration): Promise<void> {
  const worker = await NestFactory.createApplicationContext(WorkerModule.register(configuration), {
    bufferLogs: true,
    abortOnError: false,
  });
  worker.useLogger(worker.get(JsonLogger));
  endOnSignals(worker);
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
