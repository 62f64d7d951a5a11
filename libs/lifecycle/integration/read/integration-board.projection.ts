import { projection, update, upsert } from '@entente/read-store';
import {
  IntegrationClosed,
  IntegrationCompleted,
  IntegrationDocumented,
  IntegrationStarted,
  IntegrationWentLive,
} from '../domain/integration.events.js';
import { integrationBoardTable } from './integration-board.table.js';

export const integrationBoard = projection('integration-board', {
  table: integrationBoardTable,
  version: 1,
  on: [IntegrationStarted, IntegrationDocumented, IntegrationWentLive, IntegrationCompleted, IntegrationClosed],
  handlers: {
    IntegrationStarted: ({ data: { partnershipId, ...started } }) =>
      upsert(partnershipId, { ...started, status: 'STARTED', live: false, docsUrl: null, completedAt: null }),
    IntegrationDocumented: ({ data }) => update(data.partnershipId, { docsUrl: data.docsUrl }),
    IntegrationWentLive: ({ data }) => update(data.partnershipId, { live: true }),
    IntegrationCompleted: ({ data }) => update(data.partnershipId, { completedAt: data.completedAt }),
    IntegrationClosed: ({ data }) => (data.closedWhile === 'NOT_STARTED' ? [] : update(data.partnershipId, { status: 'CLOSED' })),
  },
});
