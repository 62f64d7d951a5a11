import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Params } from 'nestjs-pino';
import type { DestinationStream } from 'pino';
import type { Options } from 'pino-http';
import type { Configuration } from './configuration.js';
import { correlationIdOf } from './correlation.js';

const SECRETS = ['authorization', 'cookie', '["x-gitlab-token"]'];

/**
 * JSON lines, each with the correlation id of the request that it belongs to. Of a request only method and path are
 * logged: bodies, query strings and headers hold what is nobody's business.
 */
export function logging(level: Configuration['logLevel'], destination?: DestinationStream): Params {
  const options: Options = {
    level,
    genReqId: (request: IncomingMessage, response: ServerResponse) => {
      const id = correlationIdOf(request);
      response.setHeader('x-request-id', id);
      return id;
    },
    customAttributeKeys: { reqId: 'correlationId' },
    quietReqLogger: true,
    autoLogging: { ignore: ({ url }) => url?.startsWith('/health/') ?? false },
    serializers: {
      req: ({ method, url }: { method: string; url: string }) => ({ method, path: url.split('?')[0] }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
    },
    redact: { paths: SECRETS.flatMap((name) => reached(name)), censor: '[kept back]' },
  };
  return { pinoHttp: destination === undefined ? options : [options, destination] };
}

/** A secret's places: at the top of a line, in headers, and in headers of something. */
function reached(name: string): readonly string[] {
  const step = name.startsWith('[') ? name : `.${name}`;
  return [name, `*${step}`, `*.*${step}`];
}
