import { Global, Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { Connections } from './connections.js';
import { HealthController } from './health.controller.js';
import { Readiness } from './readiness.js';

/** The health of a process, whatever else it serves. What it is not ready for stands in the answer and need not fill the log. */
@Global()
@Module({
  imports: [TerminusModule.forRoot({ logger: false })],
  controllers: [HealthController],
  providers: [Readiness, Connections],
  exports: [Readiness],
})
export class HealthModule {}
