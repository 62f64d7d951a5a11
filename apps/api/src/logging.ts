import type { Params } from 'nestjs-pino';
import type { DestinationStream } from 'pino';
import type { Options } from 'pino-http';
import type { Configuration } from './configuration.js';
import { currentCorrelationId } from './correlation.js';

const SECRETS = ['authorization', 'cookie', '["x-gitlab-token"]'];

/** JSON lines, each with the correlation id of the request that it belongs to. */
export function logging(level: Configuration['logLevel'], destination?: DestinationStream): Params {
  const options: Options = {
    level,
    mixin: () => {
      const correlationId = currentCorrelationId();
      return correlationId === undefined ? {} : { correlationId };
    },
    redact: { paths: SECRETS.flatMap((name) => reached(name)), censor: '[kept back]' },
  };
  return {
    pinoHttp: destination === undefined ? options : [options, destination],
    // The library's middleware makes two loggers for every request; what it does is done by the mixin and by the log of requests.
    forRoutes: [],
  };
}

/** A secret's places: at the top of a line, in headers, and in headers of something. */
function reached(name: string): readonly string[] {
  const step = name.startsWith('[') ? name : `.${name}`;
  return [name, `*${step}`, `*.*${step}`];
}
