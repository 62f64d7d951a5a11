import { projection, update, upsert } from '@entente/read-store';
import {
  DutiesAssigned,
  IntegrationCertified,
  IntegrationClosed,
  IntegrationCompleted,
  IntegrationDemonstrated,
  IntegrationDocumented,
  IntegrationMarkedStale,
  IntegrationPriorityRaised,
  IntegrationRetired,
  IntegrationStarted,
  IntegrationWentLive,
} from '../domain/integration.events.js';
import { integrationBoardTable, integrationKey } from './integration-board.table.js';

const nothingYet = {
  ...{ live: false, docsUrl: null, demonstratedAt: null, certifiedUntil: null },
  ...{ priorityReason: null, prioritySignals: [], retirementReason: null, completedAt: null },
};

export const integrationBoard = projection('integration-board', {
  table: integrationBoardTable,
  version: 2,
  on: [
    IntegrationStarted,
    DutiesAssigned,
    IntegrationDocumented,
    IntegrationDemonstrated,
    IntegrationWentLive,
    IntegrationCompleted,
    IntegrationCertified,
    IntegrationMarkedStale,
    IntegrationPriorityRaised,
    IntegrationRetired,
    IntegrationClosed,
  ],
  handlers: {
    IntegrationStarted: ({ data }) => upsert(integrationKey(data), { ...data, ...nothingYet, status: 'STARTED' }),
    DutiesAssigned: ({ data }) => {
      const { direction, builder, maintainer, maintainerException } = data;
      return update(integrationKey(data), { direction, builder, maintainer, maintainerException });
    },
    IntegrationDocumented: ({ data }) => update(integrationKey(data), { docsUrl: data.docsUrl }),
    IntegrationDemonstrated: ({ data }) => update(integrationKey(data), { demonstratedAt: data.demonstratedAt }),
    IntegrationWentLive: ({ data }) => update(integrationKey(data), { live: true, status: 'LIVE', certifiedUntil: data.certifiedUntil }),
    IntegrationCompleted: ({ data }) => update(integrationKey(data), { completedAt: data.completedAt }),
    IntegrationCertified: ({ data }) => update(integrationKey(data), { status: 'LIVE', certifiedUntil: data.certifiedUntil }),
    IntegrationMarkedStale: ({ data }) => update(integrationKey(data), { status: 'STALE' }),
    IntegrationPriorityRaised: ({ data }) => update(integrationKey(data), { priorityReason: data.reason, prioritySignals: data.signals }),
    IntegrationRetired: ({ data }) => update(integrationKey(data), { status: 'RETIRED', retirementReason: data.reason }),
    IntegrationClosed: ({ data: { partnershipId, integrationIds } }) =>
      integrationIds.map((integrationId) => update(integrationKey({ partnershipId, integrationId }), { status: 'CLOSED' })),
  },
});
