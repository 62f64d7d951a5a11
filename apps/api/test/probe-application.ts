import { DevelopmentTokens, type Role } from '@entente/access';
import { Module, type DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from '../src/application.js';
import { readConfiguration, type Configuration } from '../src/configuration.js';
import { ShellModule } from '../src/shell.module.js';
import { ProbeController, ProbeHandler, ProbeResolver } from './probe.js';

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

@Module({})
class ProbeModule {
  static on(shell: DynamicModule): DynamicModule {
    return {
      module: ProbeModule,
      imports: [shell],
      controllers: [ProbeController],
      providers: [ProbeResolver, ProbeHandler],
    };
  }
}

/** The shell with probes for a product, as a client sees it. */
export class ProbeApplication {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly address: string,
  ) {}

  static async start(changes: Partial<Configuration> = {}): Promise<ProbeApplication> {
    const configuration = { ...readConfiguration({ LOG_LEVEL: 'silent' }), ...changes };
    const app = await createApplication(ProbeModule.on(ShellModule.register(configuration)), configuration);
    await app.listen({ host: '127.0.0.1', port: 0 });
    return new ProbeApplication(app, await app.getUrl());
  }

  async tokenOf(role: Role): Promise<string> {
    return this.app.get(DevelopmentTokens, { strict: false }).issue(role, 'p-1');
  }

  async headersOf(role: Role): Promise<Record<string, string>> {
    return { authorization: `Bearer ${await this.tokenOf(role)}` };
  }

  get ticks(): ProbeResolver['ticks'] {
    return this.app.get(ProbeResolver, { strict: false }).ticks;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#fetched(path, { headers });
  }

  post(body: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#fetched('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  }

  ask(query: string, headers: Record<string, string> = {}, variables: object = {}): Promise<Answer> {
    return this.post(JSON.stringify({ query, variables }), headers);
  }

  async #fetched(path: string, init: RequestInit): Promise<Answer> {
    const response = await fetch(`${this.address}${path}`, init);
    return { status: response.status, headers: response.headers, body: await response.json() };
  }
}
