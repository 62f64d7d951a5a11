import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { HttpLoad } from '../bench/http-load.js';
import { BuiltServer } from '../e2e/server/built-server.js';
import { Issuer } from '../e2e/server/issuer.js';

const Place = z.coerce.number();
const Automations = z.object({ data: z.object({ automations: z.array(z.object({ position: Place, head: Place })).min(1) }) });
const LOOK_EVERY_MS = 500;
/** The first start builds every read model. */
const FIRST_START_MS = 900_000;
const KIBIBYTES_A_MEBIBYTE = 1_024;

/** A built server on a company's log. */
export class CompanyServer {
  readonly #server: BuiltServer;
  readonly #issuer: Issuer;
  /** From the start of the process until it took requests. */
  readonly startSeconds: number;

  private constructor(server: BuiltServer, issuer: Issuer, startSeconds: number) {
    this.#server = server;
    this.#issuer = issuer;
    this.startSeconds = startSeconds;
  }

  static async start(build: string, folder: string): Promise<CompanyServer> {
    const issuer = await Issuer.create();
    const began = performance.now();
    const server = BuiltServer.launch(build, { ...issuer.environment, NODE_ENV: 'production', DATA_DIR: folder });
    await server.ready(FIRST_START_MS);
    return new CompanyServer(server, issuer, (performance.now() - began) / 1_000);
  }

  /** Requests of somebody in this role. */
  async as(role: string): Promise<HttpLoad> {
    return new HttpLoad(this.#server.address, await this.#issuer.token(role), '');
  }

  /** Resolves once every automation and timer has handled the whole log, with what they themselves wrote. @returns the log's end */
  async atRest(): Promise<number> {
    const http = await this.as('OPERATOR');
    for (let settled = -1; ;) {
      const { data } = Automations.parse(JSON.parse(await http.post(JSON.stringify({ query: '{ automations { position head } }' }))));
      const head = Math.max(...data.automations.map((one) => one.head));
      const behind = data.automations.some((one) => one.position < head);
      if (!behind && head === settled) {
        http.close();
        return head;
      }
      settled = behind ? -1 : head;
      await wait(LOOK_EVERY_MS);
    }
  }

  /** The memory that the process holds now, in MiB; null where the system does not tell. */
  residentMebibytes(): number | null {
    try {
      const kibibytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${this.#server.pid}/status`, 'utf8'))?.[1];
      return kibibytes === undefined ? null : Number(kibibytes) / KIBIBYTES_A_MEBIBYTE;
    } catch {
      return null;
    }
  }

  async stop(): Promise<void> {
    await this.#server.stop();
  }
}
