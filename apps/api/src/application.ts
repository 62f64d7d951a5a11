import type { DynamicModule } from '@nestjs/common';
import { HttpAdapterHost, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import type { Configuration } from './configuration.js';
import { correlationIdOf, withinRequest } from './correlation.js';
import { ProblemFilter } from './problem.filter.js';
import { logRequests } from './request-log.js';

/** The application on its HTTP server, neither started nor listening. Every answer names its request in x-request-id. */
export async function createApplication(
  root: DynamicModule,
  { allowedOrigins }: Pick<Configuration, 'allowedOrigins'>,
): Promise<NestFastifyApplication> {
  // What comes over open connections while the server ends is answered as ever, and its connection closed behind it.
  const adapter = new FastifyAdapter({ genReqId: correlationIdOf, return503OnClosing: false });
  const server = adapter.getInstance();
  logRequests(server);
  server.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  // Not before the body has been read, which goes on outside of where it was begun.
  server.addHook('preHandler', (request, _reply, done) => withinRequest(request.id, done));
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, { bufferLogs: true, abortOnError: false });
  app.useLogger(app.get(Logger));
  app.useGlobalFilters(new ProblemFilter(app.get(HttpAdapterHost)));
  if (allowedOrigins.length > 0) app.enableCors({ origin: [...allowedOrigins] });
  return app;
}
