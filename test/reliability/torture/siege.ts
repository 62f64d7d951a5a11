import { mkdirSync } from 'node:fs';
import { ApiClient } from '../../e2e/server/api-client.js';
import { BuiltServer } from '../../e2e/server/built-server.js';
import type { Issuer } from '../../e2e/server/issuer.js';
import { Ledger } from './ledger.js';
import type { Ground } from './section.js';
import { Writer } from './writer.js';

export const WRITERS = 32;

/** Writers that keep a ledger, and the folder of the servers that they write through, one after the other. */
export interface Siege {
  readonly build: string;
  readonly dataDir: string;
  readonly issuer: Issuer;
  readonly writers: readonly Writer[];
  readonly ledger: Ledger;
  /** What the servers' environment holds besides. */
  readonly settings: Readonly<Record<string, string>>;
}

export function siegeOf({ build, issuer }: Ground, dataDir: string, settings: Readonly<Record<string, string>> = {}): Siege {
  mkdirSync(dataDir, { recursive: true });
  const ledger = new Ledger();
  const writers = Array.from({ length: WRITERS }, (_, number) => new Writer(number, ledger));
  return { build, dataDir, issuer, writers, ledger, settings };
}

export function environmentOf({ issuer, dataDir, settings }: Siege): Readonly<Record<string, string>> {
  return { ...issuer.environment, ...settings, DATA_DIR: dataDir };
}

export function started(siege: Siege): Promise<BuiltServer> {
  return BuiltServer.start(siege.build, environmentOf(siege));
}

/** A token that outlives every torture, also one whose clock runs ahead. */
export function tokenOf({ issuer }: Siege, role: string): Promise<string> {
  return issuer.token(role, { lifetime: '10y' });
}

export async function clientOf(siege: Siege, { address }: BuiltServer, role: string): Promise<ApiClient> {
  return new ApiClient(address, await tokenOf(siege, role));
}

/** The last server: every writer learns what became of its last command, and the server ends in order. */
export async function settle(siege: Siege): Promise<void> {
  const server = await started(siege);
  await settleThrough(siege, server);
  await server.stop();
}

export async function settleThrough(siege: Siege, server: BuiltServer): Promise<void> {
  const client = await clientOf(siege, server, 'ALLIANCE_MANAGER');
  await Promise.all(siege.writers.map((writer) => writer.catchUp(client)));
}
