import { DevelopmentTokens } from '@entente/access';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { createApplication } from './application.js';
import { SystemClock } from './system-clock.js';
import { ConfigurationError, readConfiguration, type Configuration } from './configuration.js';

/** sysexits.h: the configuration is at fault, and another try will not help. */
const EX_CONFIG = 78;
const SHUTDOWN_LIMIT_MS = 9_000;
/** The partnership that the PARTNER's development token speaks for. */
const DEVELOPMENT_PARTNERSHIP = 'demo';

function say(...lines: readonly string[]): void {
  process.stderr.write(`${lines.join('\n')}\n`);
}

/** An orderly end has its limit: after it, or at a second signal, the process ends at once. */
function limitShutdown(): void {
  const abandon = (): void => process.exit(1);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      setTimeout(abandon, SHUTDOWN_LIMIT_MS).unref();
      process.once(signal, abandon);
    });
  }
}

async function greet(app: NestFastifyApplication, { access, gitlabWebhook }: Configuration): Promise<void> {
  say(`GraphQL is served on ${await app.getUrl()}/graphql`);
  if (gitlabWebhook?.generated === true) say(`GITLAB_WEBHOOK_SECRET for this run: ${gitlabWebhook.secret}`);
  if (access.mode !== 'development') return;
  const tokens = await app.get(DevelopmentTokens, { strict: false }).issueAll(DEVELOPMENT_PARTNERSHIP);
  say('Development tokens, for 12 hours and this run alone:', ...[...tokens].map(([role, token]) => `${role} ${token}`));
}

try {
  const configuration = readConfiguration(process.env);
  const app = await createApplication(AppModule.register(configuration, new SystemClock()), configuration);
  app.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
  limitShutdown();
  await app.listen({ host: configuration.host, port: configuration.port });
  await greet(app, configuration);
} catch (fault) {
  if (fault instanceof ConfigurationError) say(...fault.lines);
  else say(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
  process.exit(fault instanceof ConfigurationError ? EX_CONFIG : 1);
}
