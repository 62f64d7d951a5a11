import { randomUUID } from 'node:crypto';
import { SqliteEventStore } from '@entente/event-store';
import { EventCatalogue, type DomainEvent, type EventMetadata } from '@entente/kernel';
import { anOpenRevenue, revenueRecorded } from '@entente/testing';
import { goToMarketEvents } from '../../../libs/lifecycle/go-to-market/domain/go-to-market.events.js';
import { integrationEvents } from '../../../libs/lifecycle/integration/domain/integration.events.js';
import { revenueEvents } from '../../../libs/lifecycle/revenue/domain/revenue.events.js';
import { lifecycleEvents } from '../../../libs/testing/read-side.js';

const catalogue = new EventCatalogue(lifecycleEvents);
const STAGES: readonly (readonly [string, readonly { readonly type: string }[]])[] = [
  ['integration', integrationEvents],
  ['goToMarket', goToMarketEvents],
  ['revenue', revenueEvents],
];
const metadata: EventMetadata = {
  ...{ actor: 'ada', role: 'ALLIANCE_MEMBER', command: 'Test', commandId: 'test', fingerprint: 'test' },
  ...{ correlationId: 'test', causationId: 'test', policyVersion: 'test', schemaVersion: 1 },
};

/** A log that grows by whole lives of partnerships, each from its request to revenue. */
export class Backlog {
  readonly #log: SqliteEventStore;
  #lives = 0;

  private constructor(log: SqliteEventStore) {
    this.#log = log;
  }

  static async open(folder: string): Promise<Backlog> {
    return new Backlog(await SqliteEventStore.open({ folder, catalogue, clock: { now: () => new Date().toISOString() } }));
  }

  head(): Promise<number> {
    return this.#log.head();
  }

  async grow(lives: number): Promise<void> {
    await Promise.all(Array.from({ length: lives }, () => this.#live(`partnership-${(this.#lives += 1)}`)));
  }

  close(): Promise<void> {
    return this.#log.close();
  }

  async #live(partnershipId: string): Promise<void> {
    const life = [...anOpenRevenue(), revenueRecorded({ revenueId: `revenue-of-${partnershipId}` })];
    for (const [category, events] of Map.groupBy(life, categoryOf)) {
      const own = events.map(({ type, data }) => ({ type, data: { ...plain(data), partnershipId } }));
      await this.#log.append(`${category}-${partnershipId}`, 'none', own.map(stamped));
    }
  }
}

function stamped(event: DomainEvent) {
  return { id: randomUUID(), ...event, metadata: { ...metadata, schemaVersion: catalogue.of(event.type).version } };
}

function categoryOf({ type }: DomainEvent): string {
  return STAGES.find(([, events]) => events.some((event) => event.type === type))?.[0] ?? 'inboundRequest';
}

function plain(data: unknown): object {
  return typeof data === 'object' && data !== null ? data : {};
}
