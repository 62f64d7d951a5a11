import { partnershipId, partnershipScored } from '@entente/testing';
import { projecting } from '../../../testing/projecting.js';
import { eventId } from '../../../testing/read-side.js';
import { scorecards } from './scorecards.projection.js';

const scored = partnershipScored().data;
const row = { ...scored, scorecardId: eventId(1), partnershipId, scoredBy: 'ada', position: 1 };

describe('The scorecards', () => {
  it('EV-4: hold ratings, rationale, evidence, and the criteria that were in force', async () => {
    await projecting(scorecards).given(partnershipScored()).gives(row);
  });

  it('EV-4: keep what was scored before, as it was, when it is scored anew by other criteria', async () => {
    await projecting(scorecards)
      .given(partnershipScored(), partnershipScored({ criteriaVersion: 'handbook-2022', metOnRevenueAlone: true }))
      .gives(row, { ...row, scorecardId: eventId(2), position: 2, criteriaVersion: 'handbook-2022', metOnRevenueAlone: true });
  });
});
