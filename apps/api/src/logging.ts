import type { IncomingMessage } from 'node:http';
import { RequestMethod } from '@nestjs/common';
import type { Params } from 'nestjs-pino';
import type { DestinationStream } from 'pino';
import type { Options } from 'pino-http';
import type { Configuration } from './configuration.js';

/** Nest's middleware sees an address cut down to `/` in `url`. */
type AskedRequest = IncomingMessage & { readonly originalUrl?: string };

const SECRETS = ['authorization', 'cookie', '["x-gitlab-token"]'];

/**
 * JSON lines, each with the correlation id of the request that it belongs to. Of a request only method and path are
 * logged: bodies, query strings and headers hold what is nobody's business.
 */
export function logging(level: Configuration['logLevel'], destination?: DestinationStream): Params {
  const options: Options = {
    level,
    customAttributeKeys: { reqId: 'correlationId' },
    quietReqLogger: true,
    autoLogging: { ignore: (request: AskedRequest) => request.originalUrl?.startsWith('/health/') ?? false },
    serializers: {
      req: ({ method, url }: { method: string; url: string }) => ({ method, path: url.split('?')[0] }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
    },
    redact: { paths: SECRETS.flatMap((name) => reached(name)), censor: '[kept back]' },
  };
  return {
    pinoHttp: destination === undefined ? options : [options, destination],
    // The library's own pattern for "everything" matches nothing on Fastify under Nest 12.
    forRoutes: [{ path: '*path', method: RequestMethod.ALL }],
  };
}

/** A secret's places: at the top of a line, in headers, and in headers of something. */
function reached(name: string): readonly string[] {
  const step = name.startsWith('[') ? name : `.${name}`;
  return [name, `*${step}`, `*.*${step}`];
}
