import { aRequestInTriage, at, leadReplaced, partnershipId } from '@entente/testing';
import { projecting } from '../../../testing/projecting.js';
import { eventId, ofPartnership, readSides } from '../../../testing/read-side.js';
import { formerLeads } from './former-leads.projection.js';
import { FormerLeadsOfHandler, FormerLeadsOfQuery } from './former-leads.query.js';

const later = '2020-05-01T00:00:00.000Z';
const ada = { changeId: eventId(4), partnershipId, lead: 'ada', until: at, reason: 'On leave' };
const back = leadReplaced({ lead: 'ada', formerLead: 'bo', reason: 'Back again', replacedAt: later });
const bo = { changeId: eventId(5), partnershipId, lead: 'bo', until: later, reason: 'Back again' };
const aReadSide = readSides(formerLeads);

describe('Former leads', () => {
  it('IN-6: stay visible, with the reason of each change', async () => {
    await projecting(formerLeads).given(aRequestInTriage(), leadReplaced()).gives(ada);
    await projecting(formerLeads).given(aRequestInTriage(), leadReplaced(), back).gives(ada, bo);
  });

  it('XX-2: are found for many partnerships at once, the first one first, as of any position', async () => {
    const side = await aReadSide();
    await side.happens(aRequestInTriage(), leadReplaced(), back, ofPartnership('partnership-2', leadReplaced()));
    const found = async (ids: readonly string[], asOf?: number) =>
      (await new FormerLeadsOfHandler(side.readStore).execute(new FormerLeadsOfQuery(ids, asOf))).map(({ lead }) => lead);
    expect(await found([partnershipId])).toEqual(['ada', 'bo']);
    expect(await found([partnershipId, 'partnership-2'])).toEqual(['ada', 'ada', 'bo']);
    expect(await found([partnershipId, 'partnership-2'], 4)).toEqual(['ada']);
    expect(await found([partnershipId], 3)).toEqual([]);
  });
});
