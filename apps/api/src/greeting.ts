import { resolve } from 'node:path';
import { DevelopmentTokens, Role } from '@entente/access';
import { serverAddress } from '@entente/event-store';
import { databasePlace } from '@entente/read-store';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Configuration } from './configuration.js';
import type { Demonstration } from './demo/demo.js';

/** The partnership that the PARTNER's development token speaks for. */
const DEVELOPMENT_PARTNERSHIP = 'mattermost';
const WIDEST_ROLE = Math.max(...Object.values(Role).map(({ length }) => length));

const TOLD: Readonly<Record<Demonstration, string>> = {
  PLAYED: ', into which the demonstration was played: 34 partnerships, October 2019 to October 2021',
  COMPLETE: ', which holds the demonstration: 34 partnerships, October 2019 to October 2021',
  LEFT_OUT: '',
};

const QUERIES: readonly (readonly [question: string, query: string])[] = [
  [
    'How many partnerships stand in each stage, and what did they earn? (amounts in cents)',
    '{ pipeline { stage count medianAgeSeconds money { currency amount } } }',
  ],
  [
    'Where did Mattermost stand on 1 May 2020, and what had led there?',
    `query ($id: ID!, $asOf: AsOfInput!) {
      partnership(id: $id, asOf: $asOf) { partnerName stage lead nextSteps integrations { product status direction builder } }
      partnershipHistory(partnershipId: $id, asOf: $asOf, first: 20) { nodes { recordedAt type actor role } }
    }`,
  ],
  ['Which requests wait for triage?', '{ triageQueue(first: 10) { nodes { partnershipId requestedAt posted lead platform } } }'],
];

const MOMENT = { id: DEVELOPMENT_PARTNERSHIP, asOf: { time: '2020-05-01T00:00:00Z' } };

/** What a person at the terminal needs to know once the server takes requests. */
export async function greeting(
  app: NestFastifyApplication,
  configuration: Configuration,
  demonstration: Demonstration,
): Promise<readonly string[]> {
  const { access, gitlabWebhook } = configuration;
  const address = await app.getUrl();
  const lines = [
    `GraphQL  ${address}/graphql, subscriptions on the same path (graphql-ws)`,
    `Log      ${places(configuration)}${TOLD[demonstration]}`,
    'Stop     Ctrl+C',
  ];
  if (gitlabWebhook?.generated === true) lines.push(...intakeLines(address, gitlabWebhook.secret));
  if (access.mode === 'development') lines.push(...(await developmentLines(app, address)));
  return lines;
}

function places({ dataDir, eventStoreUrl, databaseUrl }: Configuration): string {
  const log = eventStoreUrl === undefined ? resolve(dataDir) : `EventStoreDB at ${serverAddress(eventStoreUrl).hosts}`;
  const readModels = databaseUrl === undefined ? resolve(dataDir) : databasePlace(databaseUrl);
  return log === readModels ? log : `${log}; read models in ${readModels}`;
}

function intakeLines(address: string, secret: string): readonly string[] {
  return [
    '',
    `Secret of GitLab's issue webhook, for this run alone: ${secret}`,
    `  curl -s ${address}/intake/gitlab -H 'content-type: application/json' -H 'x-gitlab-token: ${secret}' -d @test/data/new_partner-2.json`,
  ];
}

async function developmentLines(app: NestFastifyApplication, address: string): Promise<readonly string[]> {
  const tokens = await app.get(DevelopmentTokens, { strict: false }).issueAll(DEVELOPMENT_PARTNERSHIP);
  const token = tokens.get(Role.ALLIANCE_MANAGER) ?? '';
  return [
    '',
    'Development tokens, for 12 hours and this run alone, to be sent as  authorization: Bearer <token>',
    ...[...tokens].map(([role, own]) => `  ${role.padEnd(WIDEST_ROLE)} ${own}`),
    '',
    'Three queries to paste:',
    ...QUERIES.flatMap(([question, query]) => ['', `# ${question}`, ...curl(`${address}/graphql`, token, query)]),
  ];
}

function curl(address: string, token: string, query: string): readonly string[] {
  const oneLine = query.replace(/\s+/g, ' ');
  const body = JSON.stringify(oneLine.includes('$') ? { query: oneLine, variables: MOMENT } : { query: oneLine });
  return [`curl -s ${address} -H 'content-type: application/json' \\`, `  -H 'authorization: Bearer ${token}' \\`, `  -d '${body}'`];
}
