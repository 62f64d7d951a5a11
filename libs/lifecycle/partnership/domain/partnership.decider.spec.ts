import { anEndedPartnershipRests, partingNeedsAReason, theStageMustBeOpen } from '@entente/kernel';
import {
  aRequestInTriage,
  anAcceptedRequest,
  anOpenRevenue,
  at,
  given,
  partnershipDeclined,
  partnershipEnded,
  partnershipId,
  partnershipReferred,
  partnershipRequested,
  requestCaptured,
  requestWithdrawn,
} from '@entente/testing';
import { PartnershipRequestLapsed } from '../../inbound-request/domain/inbound-request.events.js';
import { EndPartnership } from './partnership.commands.js';
import { partnershipDecider as partnership } from './partnership.decider.js';

const end = (reason = 'Acquired by another company') => new EndPartnership({ partnershipId, reason, now: at });

describe('Ending a partnership', () => {
  it.each([
    ['requested', [partnershipRequested()]],
    ['captured', [requestCaptured()]],
    ['in triage', aRequestInTriage()],
    ['accepted', anAcceptedRequest()],
    ['earning', anOpenRevenue()],
  ])('LC-1: a partnership that is %s can end', (_where, history) => {
    given(partnership, history).when(end()).then(partnershipEnded());
  });

  it('LC-1: one that was never requested, was declined, withdrawn or referred, or has lapsed cannot', () => {
    given(partnership).when(end()).refusedBy(theStageMustBeOpen, { status: 'NONE' });
    given(partnership, aRequestInTriage(), partnershipDeclined()).when(end()).refusedBy(theStageMustBeOpen, { status: 'DECLINED' });
    given(partnership, partnershipRequested(), requestWithdrawn()).when(end()).refusedBy(theStageMustBeOpen, { status: 'WITHDRAWN' });
    given(partnership, aRequestInTriage(), partnershipReferred()).when(end()).refusedBy(theStageMustBeOpen, { status: 'REFERRED' });
    given(partnership, PartnershipRequestLapsed({ partnershipId, lapsedAt: at }))
      .when(end())
      .refusedBy(theStageMustBeOpen, { status: 'DECLINED' });
  });

  it('LC-2: comes once; sent twice, the second is refused', () => {
    given(partnership, partnershipRequested()).when(end()).then(partnershipEnded());
    given(partnership, partnershipRequested(), partnershipEnded()).when(end()).refusedBy(anEndedPartnershipRests, { status: 'ENDED' });
  });

  it('LC-2: holds, whatever else was decided at the same moment', () => {
    given(partnership, partnershipRequested(), partnershipEnded(), partnershipDeclined())
      .when(end())
      .refusedBy(anEndedPartnershipRests, { status: 'ENDED' });
  });

  it('LC-3: needs a reason', () => {
    given(partnership, partnershipRequested()).when(end('Bankrupt')).then(partnershipEnded('Bankrupt'));
    given(partnership, partnershipRequested()).when(end(' ')).refusedBy(partingNeedsAReason, { field: 'reason' });
  });
});
