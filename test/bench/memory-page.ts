import { z } from 'zod';

const Page = z.object({ data: z.object({ partnerships: z.object({ nodes: z.array(z.record(z.string(), z.unknown())) }) }) });

/** The fields of the page that is asked for; what stands in them is answered as it is. */
export const PAGE_SCHEMA = `
  type Query { partnerships(first: Int): PartnershipConnection! }
  type PartnershipConnection { nodes: [Partnership!]! }
  type Partnership {
    id: ID! partnerName: String! website: String product: String origin: String! stage: String! requestStatus: String!
    integrationStatus: String! goToMarketStatus: String! revenueStatus: String! posted: Boolean! lead: String
    nextSteps: [String!]! requestedAt: String! stageSince: String!
  }
`;

/** The page that the product answered with, as the root of a schema. */
export function pageInMemory(answer: string): z.infer<typeof Page>['data'] {
  return Page.parse(JSON.parse(answer)).data;
}
