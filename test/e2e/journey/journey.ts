import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiClient, type Answer, type ApiEvent, type ApiRejection } from '../server/api-client.js';
import { BuiltServer, copyOfBuild } from '../server/built-server.js';
import { LiveEvents } from '../server/event-feed.js';
import { GitLabHook, HOOK_SECRET } from '../server/gitlab-hook.js';
import { Issuer } from '../server/issuer.js';

/** What was true of the partnership at a place in the log. */
export interface Milestone {
  readonly position: number;
  readonly stage: string;
  readonly requestStatus: string;
  readonly integrationStatus: string;
  readonly goToMarketStatus: string;
  readonly revenueStatus: string;
  readonly lead: string | null;
}

const ROLES = ['ALLIANCE_MANAGER', 'ALLIANCE_MEMBER', 'REVIEWER_PRODUCT', 'REVIEWER_MARKETING', 'REVIEWER_SALES', 'AUDITOR'] as const;
type TravellingRole = (typeof ROLES)[number];

/** Variables of the server's environment. */
export type Settings = Readonly<Record<string, string>>;

/** What outlives a server. */
interface Surroundings {
  readonly dataDir: string;
  readonly build: ReturnType<typeof copyOfBuild>;
  readonly settings: Settings;
  readonly environment: Settings;
  readonly tokens: ReadonlyMap<TravellingRole, string>;
}

/** A server of its own, everybody who talks to it, and a record of what happened. */
export class Journey {
  /** What was refused, by the rule's identifier. */
  readonly refusals = new Map<string, ApiRejection[]>();
  readonly milestones: Milestone[] = [];
  readonly #surroundings: Surroundings;
  readonly #seen: ApiEvent[] = [];
  #server: BuiltServer;
  #events: LiveEvents;

  private constructor(surroundings: Surroundings, server: BuiltServer) {
    this.#surroundings = surroundings;
    this.#server = server;
    this.#events = this.#listen();
  }

  static async begin(settings: Settings): Promise<Journey> {
    const dataDir = await mkdtemp(join(tmpdir(), 'entente-journey-'));
    const issuer = await Issuer.create();
    const tokens = new Map(await Promise.all(ROLES.map(async (role) => [role, await issuer.token(role)] as const)));
    const environment = { ...issuer.environment, ...settings, DATA_DIR: dataDir, GITLAB_WEBHOOK_SECRET: HOOK_SECRET };
    const surroundings = { dataDir, settings, tokens, environment, build: copyOfBuild() };
    return new Journey(surroundings, await startIn(surroundings));
  }

  /** The server ends in an orderly way and another starts on its folder; events are followed from where they were left. */
  async restart(): Promise<void> {
    await this.halt();
    this.#server = await startIn(this.#surroundings);
    this.#events = this.#listen();
  }

  async halt(): Promise<void> {
    this.#seen.push(...this.#events.seen);
    await this.#events.leave();
    await this.#server.stop();
  }

  async forget(): Promise<void> {
    await this.#server.kill();
    this.#surroundings.build.remove();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  get dataDir(): string {
    return this.#surroundings.dataDir;
  }

  get settings(): Settings {
    return this.#surroundings.settings;
  }

  /** Everything that the subscription gave so far, across restarts. */
  get events(): readonly ApiEvent[] {
    return [...this.#seen, ...this.#events.seen];
  }

  get gitlab(): GitLabHook {
    return new GitLabHook(this.#server.address);
  }

  as(role: TravellingRole): ApiClient {
    return new ApiClient(this.#server.address, this.#token(role));
  }

  /** A command that must be accepted. */
  async does(role: TravellingRole, mutation: string, input: object, key?: string): Promise<Answer> {
    const answer = await this.as(role).command(mutation, input, key);
    if (answer.rejection !== null) throw new Error(`${mutation} was refused: ${JSON.stringify(answer.rejection)}`);
    return answer;
  }

  /** A command that must be refused. */
  async mayNot(role: TravellingRole, mutation: string, input: object, key?: string): Promise<void> {
    const { rejection, events } = await this.as(role).command(mutation, input, key);
    if (rejection === null || events.length > 0) throw new Error(`${mutation} was not refused`);
    this.note(rejection);
  }

  note(rejection: ApiRejection): void {
    this.refusals.set(rejection.code, [...(this.refusals.get(rejection.code) ?? []), rejection]);
  }

  /** Waits for what an automation does, by the subscription. */
  async happens(type: string, partnershipId: string): Promise<ApiEvent> {
    return this.#events.until((event) => event.type === type && event.data['partnershipId'] === partnershipId);
  }

  #listen(): LiveEvents {
    return new LiveEvents(this.#server.address, this.#token('AUDITOR'), { after: this.#seen.at(-1)?.position ?? 0 });
  }

  #token(role: TravellingRole): string {
    return this.#surroundings.tokens.get(role) ?? '';
  }
}

function startIn({ build, environment }: Surroundings): Promise<BuiltServer> {
  return BuiltServer.start(build.folder, environment);
}
