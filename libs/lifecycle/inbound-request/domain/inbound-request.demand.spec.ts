import { anEndedPartnershipRests, theStageMustBeOpen } from '@entente/kernel';
import {
  anAcceptedRequest,
  at,
  demandSignalled,
  given,
  partnershipEnded,
  partnershipRequested,
  requestCaptured,
  requestWithdrawn,
} from '@entente/testing';
import { SignalDemand } from './inbound-request.commands.js';
import { inboundRequestDecider as inboundRequest } from './inbound-request.decider.js';
import { anIdentifierStandsForOneSignal, whatIsToldSaysSomething } from './inbound-request.rules.js';

const { signalledAt: _at, ...heard } = demandSignalled().data;
const signal = (stated: Partial<SignalDemand['data']> = {}) => new SignalDemand({ ...heard, now: at, ...stated });

describe('A signal of customer demand', () => {
  it('CL-7, DU-7, LC-41: is kept for the triage queue and for priorities, from the request on', () => {
    given(inboundRequest, requestCaptured()).when(signal()).then(demandSignalled());
    given(inboundRequest, anAcceptedRequest()).when(signal()).then(demandSignalled());
    const link = 'https://crm.example.com/calls/7';
    given(inboundRequest, partnershipRequested()).when(signal({ link })).then(demandSignalled({ link }));
  });

  it('comes as often as demand is heard', () => {
    given(inboundRequest, partnershipRequested(), demandSignalled())
      .when(signal({ signalId: 'signal-2' }))
      .then(demandSignalled({ signalId: 'signal-2' }));
  });

  it('LC-44: stands once under its identifier; sent twice, it records nothing', () => {
    const heardOnce = given(inboundRequest, partnershipRequested(), demandSignalled());
    const { partnershipId: _id, ...known } = heard;
    heardOnce.when(signal()).thenNothing();
    heardOnce.when(signal({ note: 'Another customer' })).refusedBy(anIdentifierStandsForOneSignal, known);
  });

  it.each(['source', 'note'])('LC-41 refuses a blank %s', (field) => {
    given(inboundRequest, partnershipRequested())
      .when(signal({ [field]: ' ' }))
      .refusedBy(whatIsToldSaysSomething, { field });
  });

  it('LC-1, LC-2: needs a partnership that is under way', () => {
    given(inboundRequest).when(signal()).refusedBy(theStageMustBeOpen, { stage: 'INBOUND_REQUEST', status: 'NOT_REQUESTED' });
    given(inboundRequest, partnershipRequested(), requestWithdrawn())
      .when(signal())
      .refusedBy(theStageMustBeOpen, { stage: 'INBOUND_REQUEST', status: 'WITHDRAWN' });
    given(inboundRequest, anAcceptedRequest(), partnershipEnded())
      .when(signal())
      .refusedBy(anEndedPartnershipRests, { status: 'ACCEPTED' });
  });
});
