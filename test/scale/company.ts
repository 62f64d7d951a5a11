import { SqliteEventStore } from '@entente/event-store';
import type { DomainEvent } from '@entente/kernel';
import {
  aRequestInTriage,
  anOpenRevenue,
  anAcceptedRequest,
  classes,
  leadDeclared,
  partnerClassified,
  partnershipDeclined,
  partnershipRequested,
  requestPosted,
  revenueRecorded,
} from '@entente/testing';
import { inParallel } from '../bench/sample.js';
import { catalogue, toAppend } from '../bench/stories.js';
import { goToMarketEvents } from '../../libs/lifecycle/go-to-market/domain/go-to-market.events.js';
import { integrationEvents } from '../../libs/lifecycle/integration/domain/integration.events.js';
import { revenueEvents } from '../../libs/lifecycle/revenue/domain/revenue.events.js';

/** The partnership whose history is the longest. */
export const LONGEST = 'the-longest';
export const LEADS = 50;
const CONCURRENT = 64;
const DAY_MS = 86_400_000;
const BEGIN = Date.parse('2015-01-01T00:00:00.000Z');
const WORDS = ['Cloud', 'Data', 'Metric', 'Pipe', 'Ship', 'Forge', 'Graph', 'Stack', 'Flow', 'Beacon', 'Harbor', 'Lattice', 'Orbit'];

interface Size {
  readonly partnerships: number;
  /** Events of the longest history. */
  readonly longest: number;
}

const STAGES: readonly (readonly [string, readonly { readonly type: string }[]])[] = [
  ['integration', integrationEvents],
  ['goToMarket', goToMarketEvents],
  ['revenue', revenueEvents],
];

/** Fills a log with a company's partnerships, in all stages, under varied names, leads, classes and dates. */
export async function fillCompany(folder: string, { partnerships, longest }: Size): Promise<{ events: number; seconds: number }> {
  const began = performance.now();
  const store = await SqliteEventStore.open({ folder, clock: { now: () => new Date().toISOString() }, catalogue });
  let events = 0;
  const fill = async (partnershipId: string, life: readonly DomainEvent[]): Promise<void> => {
    for (const [stream, part] of Map.groupBy(life, (event) => `${categoryOf(event)}-${partnershipId}`)) {
      for (let first = 0; first < part.length; first += 500) {
        const some = part.slice(first, first + 500);
        await store.append(
          stream,
          first === 0 ? 'none' : first - 1,
          some.map(({ type, data }) => toAppend({ type, data: { ...plain(data), partnershipId } })),
        );
        events += some.length;
      }
    }
  };
  await inParallel({ from: 0, to: partnerships, concurrent: CONCURRENT }, (number) => fill(`partnership-${number}`, lifeOf(number)));
  const entries = Array.from({ length: longest }, (_, entry) => revenueRecorded({ revenueId: `revenue-${entry}` }));
  await fill(LONGEST, [...anOpenRevenue(), ...entries]);
  await store.close();
  return { events, seconds: (performance.now() - began) / 1_000 };
}

function categoryOf({ type }: DomainEvent): string {
  return STAGES.find(([, events]) => events.some((event) => event.type === type))?.[0] ?? 'inboundRequest';
}

function lifeOf(number: number): readonly DomainEvent[] {
  const name = `${WORDS[number % WORDS.length] ?? ''} ${WORDS[Math.floor(number / 13) % WORDS.length] ?? ''} ${number}`;
  const requestedAt = new Date(BEGIN + (number % 3_650) * DAY_MS + number).toISOString();
  const request = partnershipRequested({ partnerName: name, website: `https://www.company-${number}.example`, requestedAt });
  const lead = leadDeclared({ lead: `lead-${number % LEADS}` });
  return lifeAt(number % 10, Object.values(classes)[number % 9] ?? classes.inbound).map((event) =>
    event.type === 'PartnershipRequested' ? request : event.type === 'LeadDeclared' ? lead : event,
  );
}

type Class = (typeof classes)[keyof typeof classes];

function lifeAt(place: number, given: Class): readonly DomainEvent[] {
  if (place === 0) return [partnershipRequested(), requestPosted()];
  if (place === 1) return [...aRequestInTriage(), partnerClassified(given)];
  if (place === 2) return [...aRequestInTriage(), partnerClassified(given), partnershipDeclined()];
  if (place < 5) return anAcceptedRequest(given);
  return [...anOpenRevenue().map((event) => (event.type === 'PartnerClassified' ? partnerClassified(given) : event)), ...earned(place)];
}

function earned(place: number): readonly DomainEvent[] {
  return Array.from({ length: place - 4 }, (_, entry) => revenueRecorded({ revenueId: `revenue-${entry}` }));
}

function plain(data: unknown): object {
  return typeof data === 'object' && data !== null ? data : {};
}
