import { EventStore, type Clock } from '@entente/kernel';
import { ProjectionRunner } from '@entente/read-store';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../../apps/api/src/app.module.js';
import { createApplication } from '../../apps/api/src/application.js';
import { readConfiguration } from '../../apps/api/src/configuration.js';
import { SystemClock } from '../../apps/api/src/system-clock.js';
import { Issuer } from './server/issuer.js';

type Environment = Readonly<Record<string, string>>;

/** The whole server in this process, with its readers running, and nobody who listens. */
export async function applicationOn(folder: string, clock: Clock = new SystemClock(), issuer?: Issuer): Promise<NestFastifyApplication> {
  const { environment } = issuer ?? (await Issuer.create());
  return applicationWith({ ...environment, DATA_DIR: folder }, clock);
}

export async function applicationWith(environment: Environment, clock: Clock): Promise<NestFastifyApplication> {
  const configuration = readConfiguration({ ...environment, DEMO: 'off', LOG_LEVEL: 'silent', NODE_ENV: 'test' });
  const app = await createApplication(AppModule.register(configuration, clock), configuration);
  return app.init();
}

/** The digests of all read models as they serve, and as a rebuild from nothing has them at the same position. */
export async function digestsOn(
  folder: string,
  settings: Environment = {},
): Promise<{ readonly serving: object; readonly rebuilt: object }> {
  const { environment } = await Issuer.create();
  const app = await applicationWith({ ...environment, ...settings, DATA_DIR: folder }, new SystemClock());
  const runner = app.get(ProjectionRunner);
  const head = await app.get(EventStore).head();
  await runner.waitFor(head, 10_000);
  const digests: [name: string, serving: string, rebuilt: string][] = [];
  for (const name of runner.names) {
    const scratch = await runner.rebuildUntil(name, head);
    digests.push([name, await runner.digest(name, head), await scratch.digest()]);
    await scratch.close();
  }
  await app.close();
  return {
    serving: Object.fromEntries(digests.map(([name, serving]) => [name, serving])),
    rebuilt: Object.fromEntries(digests.map(([name, , rebuilt]) => [name, rebuilt])),
  };
}
