import { z } from 'zod';
import type { Answer, ApiEvent } from '../../e2e/server/api-client.js';

/** Asks several read models at once for all that a script's commands leave there. */
export const LOOK = `query ($id: ID!, $token: String!) {
  partnership(id: $id, atLeast: { token: $token }) {
    stage requestStatus posted lead direction integrationStatus goToMarketStatus revenueStatus partingReason
    classes { kind } integrations { docsUrl live completedAt } goToMarket { summary launchedAt } revenue { amount }
  }
  partnershipHistory(partnershipId: $id, first: 100, atLeast: { token: $token }) { totalCount nodes { id revision } }
}`;

const Partnership = z.object({
  ...{ stage: z.string(), requestStatus: z.string(), posted: z.boolean(), lead: z.string().nullable(), direction: z.string().nullable() },
  ...{ integrationStatus: z.string(), goToMarketStatus: z.string(), revenueStatus: z.string(), partingReason: z.string().nullable() },
  classes: z.array(z.object({ kind: z.string() })),
  integrations: z.array(z.object({ docsUrl: z.string().nullable(), live: z.boolean(), completedAt: z.string().nullable() })),
  goToMarket: z.object({ summary: z.string().nullable(), launchedAt: z.string().nullable() }).nullable(),
  revenue: z.array(z.object({ amount: z.number() })),
});
type Partnership = z.infer<typeof Partnership>;

export const Look = z.object({
  partnership: Partnership.nullable(),
  partnershipHistory: z.object({ totalCount: z.number(), nodes: z.array(z.object({ id: z.string(), revision: z.number() })) }),
});
export type Look = z.infer<typeof Look>;

/** What a partnership shows from an event on, whatever its script does later. */
const SHOWN: Readonly<Record<string, (partnership: Partnership) => boolean>> = {
  RequestPosted: ({ posted }) => posted,
  LeadDeclared: ({ lead }) => lead === 'ada',
  PartnerClassified: ({ direction, classes }) => direction === 'INBOUND' && classes.length > 0,
  PartnershipAccepted: ({ requestStatus, stage }) => requestStatus === 'ACCEPTED' && stage !== 'INBOUND_REQUEST',
  IntegrationDocumented: ({ integrations }) => integrations.some(({ docsUrl }) => docsUrl !== null),
  IntegrationWentLive: ({ integrations }) => integrations.some(({ live }) => live),
  IntegrationCompleted: ({ integrations }) => integrations.some(({ completedAt }) => completedAt !== null),
  GoToMarketPlanned: ({ goToMarket }) => goToMarket?.summary !== null,
  GoToMarketLaunched: ({ goToMarket }) => typeof goToMarket?.launchedAt === 'string',
  RevenueRecorded: ({ revenue }) => revenue.length > 0,
  PartnershipEnded: ({ stage, partingReason }) => stage === 'ENDED' && partingReason !== null,
};

/** What an answer that is at least as fresh as a command lacks of the command's effect, in words. */
export function missedOf({ events }: Answer, { partnership, partnershipHistory: { nodes, totalCount } }: Look): readonly string[] {
  const told = new Map(nodes.map(({ id, revision }) => [id, revision]));
  const unheard = events.filter(({ id, revision }) => told.get(id) !== revision).map(({ type }) => `${type} is not in the history`);
  const few = totalCount < nodes.length ? [`the history counts ${totalCount} events and shows ${nodes.length}`] : [];
  return [...unheard, ...few, ...events.flatMap((event) => hidden(event, partnership))];
}

function hidden({ type }: ApiEvent, partnership: Partnership | null): readonly string[] {
  if (partnership === null) return ['there is no partnership'];
  return SHOWN[type]?.(partnership) === false ? [`${type} does not show: ${JSON.stringify(partnership)}`] : [];
}
