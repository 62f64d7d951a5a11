import { join } from 'node:path';
import { ApiClient } from '../e2e/server/api-client.js';
import { BuiltServer } from '../e2e/server/built-server.js';
import { Issuer } from '../e2e/server/issuer.js';
import { HttpLoad } from './http-load.js';
import type { Bench } from './measure.js';
import { inParallel } from './sample.js';

const CONCURRENT = 16;
const POST = `mutation ($input: PostRequestInput!) {
  postRequest(input: $input) { events { position type recordedAt } consistencyToken rejection { code rule policyVersion facts } }
}`;

/** The product as users run it, in a process of its own, with some partnerships. */
export class ServerUnderLoad {
  readonly #server: BuiltServer;
  readonly #client: ApiClient;
  /** Bare, since a client that works as hard as the server would be what is measured. */
  readonly #http: HttpLoad;
  readonly #requested: string[] = [];
  #companies = 0;
  readonly token: string;

  private constructor(server: BuiltServer, token: string) {
    this.#server = server;
    this.#client = new ApiClient(server.address, token);
    this.#http = new HttpLoad(server.address, token, '');
    this.token = token;
  }

  static async start(bench: Bench): Promise<ServerUnderLoad> {
    const { folder, build } = bench;
    const issuer = await Issuer.create();
    const server = await BuiltServer.start(build, { ...issuer.environment, NODE_ENV: 'production', DATA_DIR: join(folder, 'server') });
    const started = new ServerUnderLoad(server, await issuer.token('ALLIANCE_MANAGER'));
    await started.prepare(bench.size(600, 60));
    return started;
  }

  get address(): string {
    return this.#server.address;
  }

  get pid(): number {
    return this.#server.pid;
  }

  /** Requests that wait to be posted, so that the mutation that is measured finds as many as it needs. */
  async prepare(count: number): Promise<void> {
    await inParallel({ from: 0, to: count, concurrent: CONCURRENT }, () => this.#request());
  }

  /** The mutation that is measured: it loads a short stream, decides and appends one event. */
  async post(): Promise<void> {
    const input = { partnershipId: this.#requested.pop(), briefDescription: 'ChatOps inside a channel' };
    const answer = await this.#http.post(JSON.stringify({ query: POST, variables: { input } }));
    if (!answer.includes('"rejection":null')) throw new Error(answer);
  }

  async stop(): Promise<void> {
    this.#http.close();
    await this.#server.stop();
  }

  async #request(): Promise<void> {
    this.#companies += 1;
    const number = this.#companies;
    const company = { partnerName: `Company Number ${number}`, website: `https://www.company-${number}.example`, product: 'A product' };
    const topics = {
      technicalIntegration: 'Slash commands and notifications inside a channel',
      endUserBenefits: 'Developers act on their work without leaving the conversation',
      businessRelationship: 'A technology partnership with a listing',
    };
    const { partnershipId, rejection } = await this.#client.command('requestPartnership', { ...company, ...topics });
    if (rejection !== null) throw new Error(rejection.rule);
    this.#requested.push(partnershipId);
  }
}
