import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiClient } from './api-client.js';
import { BuiltServer, copyOfBuild } from './built-server.js';
import { Issuer } from './issuer.js';

/** A server on an empty folder of its own, and tokens for it. */
export class House {
  readonly address: string;
  readonly dataDir: string;
  readonly #issuer: Issuer;
  readonly #server: BuiltServer;
  readonly #clean: () => Promise<void>;

  private constructor(issuer: Issuer, server: BuiltServer, dataDir: string, clean: () => Promise<void>) {
    this.address = server.address;
    this.dataDir = dataDir;
    this.#issuer = issuer;
    this.#server = server;
    this.#clean = clean;
  }

  static async open(): Promise<House> {
    const dataDir = await mkdtemp(join(tmpdir(), 'entente-house-'));
    const [issuer, build] = [await Issuer.create(), copyOfBuild()];
    const server = await BuiltServer.start(build.folder, { ...issuer.environment, DATA_DIR: dataDir });
    return new House(issuer, server, dataDir, async () => {
      build.remove();
      await rm(dataDir, { recursive: true, force: true });
    });
  }

  token(role: string, of: { subject?: string; partnership?: string } = {}): Promise<string> {
    return this.#issuer.token(role, of);
  }

  async as(role: string, of: { subject?: string; partnership?: string } = {}): Promise<ApiClient> {
    return new ApiClient(this.address, await this.token(role, of));
  }

  async close(): Promise<void> {
    await this.#server.stop();
    await this.#clean();
  }
}
