import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { buildSchema, execute, parse, validate, type DocumentNode } from 'graphql';
import { z } from 'zod';

const Answer = z.object({ data: z.object({ partnerships: z.unknown() }) });
const Body = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()).optional() });

/** The fields of the page that is asked for; what stands in them is answered as it is. */
const schema = buildSchema(`
  type Query { partnerships(first: Int): PartnershipConnection! }
  type PartnershipConnection { nodes: [Partnership!]! }
  type Partnership {
    id: ID! partnerName: String! website: String product: String origin: String! stage: String! requestStatus: String!
    integrationStatus: String! goToMarketStatus: String! revenueStatus: String! posted: Boolean! lead: String
    nextSteps: [String!]! requestedAt: String! stageSince: String!
  }
`);
const documents = new Map<string, DocumentNode>();

/** What graphql-js allows on a bare HTTP server: documents parsed and validated once, rows in memory. */
process.once('message', (answer: string) => {
  const rootValue = Answer.parse(JSON.parse(answer)).data;
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { query, variables } = Body.parse(JSON.parse(body));
      const result = execute({ schema, document: documentOf(query), rootValue, variableValues: variables });
      const answer = JSON.stringify(result);
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(answer) });
      response.end(answer);
    });
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
  });
});

function documentOf(query: string): DocumentNode {
  const known = documents.get(query);
  if (known !== undefined) return known;
  const document = parse(query);
  const [error] = validate(schema, document);
  if (error !== undefined) throw error;
  documents.set(query, document);
  return document;
}
