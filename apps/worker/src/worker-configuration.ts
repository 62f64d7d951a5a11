import { z } from 'zod';
import { ConfigurationError, engineOf, present, read, type EngineConfiguration, type Given } from '../../api/src/configuration.js';
import { ServerEnvironment, portNumber, sharedEnvironment } from '../../api/src/environment.js';

/** What a worker runs by, read from the environment once. */
export interface WorkerConfiguration extends EngineConfiguration {
  /** Where the machinery around the process asks for its health; without it nothing listens. */
  readonly health: { readonly host: string; readonly port: number } | undefined;
}

const Health = z.object({
  HEALTH_PORT: portNumber().optional(),
});

/**
 * Reads the environment; what concerns callers alone is passed over.
 * @throws ConfigurationError with all that is wrong at once
 */
export function readWorkerConfiguration(env: Given): WorkerConfiguration {
  const given = present(env);
  const lines: string[] = [];
  const settings = read(ServerEnvironment, given, lines);
  const health = read(Health, given, lines);
  read(sharedEnvironment('for a worker'), given, lines);
  if (settings === undefined || health === undefined || lines.length > 0) throw new ConfigurationError(lines);
  const { HEALTH_PORT: port } = health;
  return { ...engineOf(settings), health: port === undefined ? undefined : { host: settings.HOST, port } };
}
