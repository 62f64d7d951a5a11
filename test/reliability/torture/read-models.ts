import { builtParts } from './built-parts.js';

const PATIENCE_MS = 60_000;

interface Inspected {
  /** In words. */
  readonly breaches: readonly string[];
  readonly readModels: number;
}

/**
 * Lets the readers of a stopped server's folder finish in this process, and compares what they serve with a rebuild from nothing.
 * @param build the built server's folder
 */
export async function inspectReadModels(build: string, environment: Readonly<Record<string, string>>): Promise<Inspected> {
  const built = await builtParts(build);
  const configuration = built.readConfiguration({ ...environment, LOG_LEVEL: 'silent', DEMO: 'off' });
  const app = await built.createApplication(built.AppModule.register(configuration, new built.SystemClock()), configuration);
  await app.init();
  const projections = app.get(built.ProjectionRunner);
  const position = await built.quiescent(app.get(built.EventStore), [projections, app.get(built.AutomationRunner)], PATIENCE_MS);
  const parked = await app.get(built.ReadStore).parked();
  const breaches = parked.map(({ reader, key, reason }) => `${reader} parked ${key}: ${reason}`);
  for (const name of projections.names) {
    const scratch = await projections.rebuildUntil(name, position);
    if ((await scratch.digest()) !== (await projections.digest(name, position))) breaches.push(`${name} differs from its rebuild`);
    await scratch.close();
  }
  await app.close();
  return { breaches, readModels: projections.names.length };
}
