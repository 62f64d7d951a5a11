import { z } from 'zod';
import { EVENT_FIELDS, EventFields, type ApiEvent } from '../server/api-client.js';
import type { Journey, Milestone } from './journey.js';

const Partnership = z.object({
  stage: z.string(),
  requestStatus: z.string(),
  integrationStatus: z.string(),
  goToMarketStatus: z.string(),
  revenueStatus: z.string(),
  lead: z.string().nullable(),
});
const Found = z.object({ partnership: Partnership.nullable() });
const FOUND = `query ($id: ID!, $asOf: AsOfInput) {
  partnership(id: $id, asOf: $asOf) { stage requestStatus integrationStatus goToMarketStatus revenueStatus lead }
}`;

/** What the read model says of the partnership at a moment. */
export async function partnershipAt(journey: Journey, id: string, asOf: object): Promise<Omit<Milestone, 'position'> | null> {
  return (await journey.as('AUDITOR').ask(Found, FOUND, { id, asOf })).partnership;
}

const Stage = z.object({ category: z.string(), state: z.record(z.string(), z.unknown()) });
type State = z.infer<typeof Stage>['state'];
const Replayed = z.object({ stateAt: z.object({ stages: z.array(Stage) }).nullable() });
const REPLAYED = `query ($id: ID!, $asOf: AsOfInput) { stateAt(partnershipId: $id, asOf: $asOf) { stages { category state } } }`;

/** The stages' states by replay of the events up to a position; null where there are none. */
export async function statesAt(journey: Journey, id: string, position: number): Promise<ReadonlyMap<string, State> | null> {
  const { stateAt } = await journey.as('AUDITOR').ask(Replayed, REPLAYED, { id, asOf: { position: String(position) } });
  return stateAt && new Map(stateAt.stages.map(({ category, state }) => [category, state]));
}

/** The stages' statuses by replay; null where there are no events. */
export async function statusesAt(journey: Journey, id: string, position: number): Promise<object | null> {
  const states = await statesAt(journey, id, position);
  if (states === null) return null;
  const status = (category: string): unknown => states.get(category)?.['status'];
  return {
    requestStatus: status('inboundRequest'),
    integrationStatus: status('integration'),
    goToMarketStatus: status('goToMarket'),
    revenueStatus: status('revenue'),
  };
}

/** The last event that a subscriber was given: answers as of it wait until the read models have it. */
function asOfTheEnd({ events }: Journey): object {
  return { position: String(events.at(-1)?.position ?? 0) };
}

const Outcome = z.object({ partnership: z.record(z.string(), z.unknown()) });
const OUTCOME = `query ($id: ID!, $asOf: AsOfInput) {
  partnership(id: $id, asOf: $asOf) {
    integrations { status live prioritySignals certifiedUntil steps { stepId evidence } listing { status } }
    goToMarket { activities { activityId status outcome } }
    renewals { termFrom termUntil agreement }
  }
}`;

/** What became of everything that belongs to the partnership. */
export async function outcomeOf(journey: Journey, id: string): Promise<object> {
  return (await journey.as('AUDITOR').ask(Outcome, OUTCOME, { id, asOf: asOfTheEnd(journey) })).partnership;
}

const Page = z.object({
  partnershipHistory: z.object({
    nodes: z.array(EventFields),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    totalCount: z.number(),
  }),
});
const PAGE = `query ($id: ID!, $after: String, $asOf: AsOfInput) {
  partnershipHistory(partnershipId: $id, first: 7, after: $after, asOf: $asOf) { nodes { ${EVENT_FIELDS} } pageInfo { hasNextPage endCursor } totalCount }
}`;

/** The whole history, page by page; fails when the pages do not hold as many events as they say. */
export async function historyOf(journey: Journey, id: string): Promise<readonly ApiEvent[]> {
  const events: ApiEvent[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { nodes, pageInfo, totalCount } = await historyPage(journey, id, after);
    events.push(...nodes);
    ({ endCursor: after, hasNextPage: more } = pageInfo);
    if (!more) expect(totalCount).toBe(events.length);
  }
  return events;
}

async function historyPage(journey: Journey, id: string, after: string | null) {
  return (await journey.as('AUDITOR').ask(Page, PAGE, { id, after, asOf: asOfTheEnd(journey) })).partnershipHistory;
}
