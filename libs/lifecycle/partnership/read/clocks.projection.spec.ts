import {
  at,
  certifiedUntil,
  clockRanOut,
  clocksStarted,
  informationAsked,
  informationGiven,
  integrationWentLive,
  leadDeclared,
  partnershipDeclined,
  partnershipId,
  partnershipReferred,
  requestWithdrawn,
} from '@entente/testing';
import { projecting } from '../../../testing/projecting.js';
import { InboundRequestClosed } from '../../inbound-request/domain/inbound-request.events.js';
import { IntegrationCertified, IntegrationClosed, IntegrationRetired } from '../../integration/domain/integration.events.js';
import { clocks } from './clocks.projection.js';

const { firstAnswerDueAt, triageDueAt } = clocksStarted().data;
const first = { clockId: `${partnershipId}/FIRST_ANSWER`, partnershipId, kind: 'FIRST_ANSWER', dueAt: firstAnswerDueAt };
const triage = { clockId: `${partnershipId}/TRIAGE`, partnershipId, kind: 'TRIAGE', dueAt: triageDueAt };
const ranOut = { ...first, clockId: `${partnershipId}/FIRST_ANSWER/ran-out` };
const triageRanOut = { ...triage, clockId: `${partnershipId}/TRIAGE/ran-out` };
const missedTriage = clockRanOut({ clock: 'TRIAGE', dueAt: triageDueAt });
const later = '2020-03-16T09:14:07.000Z';
const certificate = { clockId: `${partnershipId}/CERTIFICATE/teamcity`, partnershipId, kind: 'CERTIFICATE', dueAt: certifiedUntil };
const its = { partnershipId, integrationId: 'teamcity' };

describe('The clocks of a partnership', () => {
  it('of a request run from its start, and stay overdue when they have run out', async () => {
    await projecting(clocks).given(clocksStarted()).gives(first, triage);
    await projecting(clocks).given(clocksStarted(), clockRanOut()).gives(ranOut, triage);
  });

  it('stand still while something is asked, which is a first answer, and go on with what was given', async () => {
    await projecting(clocks).given(clocksStarted(), clockRanOut(), informationAsked()).gives();
    await projecting(clocks)
      .given(clocksStarted(), informationAsked(), informationGiven({ triageDueAt: later }))
      .gives({ ...triage, dueAt: later });
  });

  it('that ran out stay overdue while something is asked, and when it was told', async () => {
    await projecting(clocks).given(clocksStarted(), missedTriage, informationAsked()).gives(triageRanOut);
    await projecting(clocks).given(clocksStarted(), missedTriage, informationAsked(), informationGiven()).gives(triageRanOut);
  });

  it.each([
    leadDeclared(),
    partnershipDeclined(),
    requestWithdrawn(),
    partnershipReferred(),
    InboundRequestClosed({ partnershipId, reason: 'Acquired', closedAt: at }),
  ])('of a request end with $type, whether they ran out or not', async (last) => {
    await projecting(clocks).given(clocksStarted(), clockRanOut(), last).gives();
    await projecting(clocks).given(clocksStarted(), missedTriage, last).gives();
  });

  it('of a certificate run until it is renewed, and end with the integration', async () => {
    const certified = IntegrationCertified({ ...its, certifiedUntil: later, certifiedAt: at });
    const closed = IntegrationClosed({
      partnershipId,
      integrationIds: ['teamcity'],
      reason: 'Acquired',
      closedWhile: 'STARTED',
      closedAt: at,
    });
    await projecting(clocks).given(integrationWentLive()).gives(certificate);
    await projecting(clocks)
      .given(integrationWentLive({ certifiedUntil: null }))
      .gives();
    await projecting(clocks)
      .given(integrationWentLive(), certified)
      .gives({ ...certificate, dueAt: later });
    await projecting(clocks)
      .given(integrationWentLive(), IntegrationRetired({ ...its, reason: 'Replaced', retiredAt: at }))
      .gives();
    await projecting(clocks).given(integrationWentLive(), closed).gives();
  });
});
