import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { ApiClient } from '../../e2e/server/api-client.js';
import type { Ledger } from './ledger.js';

const FIELDS = `id partnerName stage stageSince requestStatus integrationStatus integrationStanding goToMarketStatus revenueStatus
  direction product lead origin posted requestedAt`;
const PAGE = `totalCount nodes { ${FIELDS} }`;
const CURRENT = `{ partnerships(first: 20) { ${PAGE} } pipeline { stage count medianAgeSeconds } }`;
const PAST = `query ($at: Position!) { partnerships(first: 20, asOf: { position: $at }) { ${PAGE} } pipeline(asOf: { position: $at }) { stage count } }`;
const ONE = `query ($id: ID!) {
  partnership(id: $id) { ${FIELDS} integrations { integrationId } revenue { revenueId } }
  partnershipHistory(partnershipId: $id, first: 50) { nodes { words actor role } }
}`;
const Anything = z.record(z.string(), z.unknown());

/** Asks again and again: for what is, for what was, for what was told just now. What was at one moment must be told alike for ever. */
export class Reader {
  readonly breaches: string[] = [];
  queries = 0;
  readonly #client: ApiClient;
  readonly #ledger: Ledger;
  readonly #past = new Map<number, unknown>();

  constructor(client: ApiClient, ledger: Ledger) {
    this.#client = client;
    this.#ledger = ledger;
  }

  async ask(): Promise<void> {
    this.queries += 1;
    const latest = this.#ledger.latest;
    if (latest === undefined || this.queries % 4 === 0) await this.#client.ask(Anything, CURRENT);
    else if (this.queries % 4 === 1) await this.#askOne(String(latest.data['partnershipId']));
    else await this.#askPast(latest.position);
  }

  async #askOne(id: string): Promise<void> {
    await this.#client.ask(Anything, ONE, { id });
  }

  /** Half of the moments are new, half were asked for before. */
  async #askPast(head: number): Promise<void> {
    const known = [...this.#past.keys()];
    const at =
      known.length > 0 && Math.random() < 0.5 ? (known[Math.floor(Math.random() * known.length)] ?? 1) : Math.ceil(Math.random() * head);
    const told = await this.#client.ask(Anything, PAST, { at: String(at) });
    if (this.#past.has(at) && !isDeepStrictEqual(this.#past.get(at), told))
      this.breaches.push(`What was at position ${at} is told otherwise`);
    if (this.#past.size < MOST_REMEMBERED) this.#past.set(at, told);
  }
}

const MOST_REMEMBERED = 100;
