import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { PinoLogger } from 'nestjs-pino';
import type { Logger } from 'pino';

type Server = ReturnType<NestFastifyApplication['getHttpAdapter']>['getInstance'] extends () => infer Instance ? Instance : never;

const UNWATCHED = '/health/';

/**
 * Writes a line for every request once its answer is sent or its caller has gone away, probes of health apart. Of a request only method
 * and path are told: bodies, query strings and headers hold what is nobody's business.
 */
export function logRequests(server: Server): void {
  let lines: Logger | undefined;
  server.addHook('onRequest', (request, reply, done) => {
    const began = Date.now();
    const path = request.url.split('?')[0] ?? '';
    if (path.startsWith(UNWATCHED)) return done();
    reply.raw.once('close', () => {
      // There is nothing to keep back in what stands here, and looking for it costs as much as the line.
      lines ??= PinoLogger.root.child({}, { redact: [], serializers: { req: asItIs, res: asItIs } });
      const { statusCode } = reply.raw;
      const line = {
        correlationId: request.id,
        req: { method: request.method, path },
        res: { statusCode },
        responseTime: Date.now() - began,
      };
      if (statusCode >= 500) lines.error(line, 'request errored');
      else lines.info(line, 'request completed');
    });
    done();
  });
}

function asItIs(value: unknown): unknown {
  return value;
}
