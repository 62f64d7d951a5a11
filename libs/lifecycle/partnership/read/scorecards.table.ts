import type { EventOf } from '@entente/kernel';
import { boolean, integer, json, table, text, type RowOf } from '@entente/read-store';
import type { PartnershipScored } from '../../inbound-request/domain/inbound-request.events.js';

/** Every scorecard as it was given (EV-4); one that was scored anew has another beside it. */
export const scorecardsTable = table('scorecards', {
  key: 'scorecardId',
  columns: {
    scorecardId: text(),
    partnershipId: text(),
    criteriaVersion: text(),
    ratings: json<EventOf<typeof PartnershipScored>['data']['ratings']>(),
    metOnRevenueAlone: boolean(),
    scoredBy: text(),
    scoredAt: text(),
    position: integer(),
  },
  indexes: [['position'], ['partnershipId', 'position']],
});

export type ScorecardRow = RowOf<typeof scorecardsTable>;
