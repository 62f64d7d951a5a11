import {
  at,
  clockRanOut,
  clocksStarted,
  informationAsked,
  informationGiven,
  leadDeclared,
  leadReplaced,
  partnershipAccepted,
  partnershipDeclined,
  partnershipEnded,
  partnershipId,
  partnershipReferred,
  partnershipRequested,
  requestCaptured,
  requestPosted,
  requestWithdrawn,
} from '@entente/testing';
import { projecting } from '../../../testing/projecting.js';
import { ofPartnership } from '../../../testing/read-side.js';
import { InboundRequestClosed, PartnershipRequestLapsed } from '../domain/inbound-request.events.js';
import { triageQueue } from './triage-queue.projection.js';

const requested = {
  partnershipId,
  partnerName: 'Mattermost',
  origin: 'PARTNER',
  open: true,
  requestPosition: 1,
  requestedAt: at,
  posted: false,
  lead: null,
  firstAnswerDueAt: null,
  firstAnswerMissedAt: null,
  triageDueAt: null,
  triageMissedAt: null,
  askedAt: null,
};
const { firstAnswerDueAt, triageDueAt } = clocksStarted().data;
const running = { ...requested, firstAnswerDueAt, triageDueAt };
const later = '2020-03-16T09:14:07.000Z';

describe('The triage queue', () => {
  it('shows a request of a partner and one that a colleague captured, at their places in the log', async () => {
    await projecting(triageQueue)
      .given(partnershipRequested(), ofPartnership('partnership-2', requestCaptured({ partnerName: 'JetBrains' })))
      .gives(requested, {
        ...requested,
        partnershipId: 'partnership-2',
        partnerName: 'JetBrains',
        origin: 'COLLEAGUE',
        requestPosition: 2,
      });
  });

  it('shows what was posted and who leads', async () => {
    await projecting(triageQueue)
      .given(partnershipRequested(), requestPosted(), leadDeclared(), leadReplaced())
      .gives({ ...requested, posted: true, lead: 'bo' });
  });

  it('shows the clocks as they run, run out, stand still and go on', async () => {
    const missed = { firstAnswerDueAt: null, firstAnswerMissedAt: firstAnswerDueAt };
    const asked = { ...running, firstAnswerDueAt: null, askedAt: at };
    const triageMissed = clockRanOut({ clock: 'TRIAGE', dueAt: triageDueAt });
    const begun = [partnershipRequested(), clocksStarted()];
    await projecting(triageQueue).given(begun).gives(running);
    await projecting(triageQueue)
      .given(begun, clockRanOut())
      .gives({ ...running, ...missed });
    await projecting(triageQueue)
      .given(begun, triageMissed)
      .gives({ ...running, triageDueAt: null, triageMissedAt: triageDueAt });
    await projecting(triageQueue).given(begun, informationAsked()).gives(asked);
    await projecting(triageQueue)
      .given(begun, informationAsked(), informationGiven({ triageDueAt: later }))
      .gives({ ...asked, triageDueAt: later, askedAt: null });
  });

  it('shows no clock that runs once a lead was declared', async () => {
    await projecting(triageQueue)
      .given(partnershipRequested(), clocksStarted(), informationAsked(), leadDeclared())
      .gives({ ...requested, lead: 'ada' });
  });

  it.each([
    ['accepted', partnershipAccepted()],
    ['declined', partnershipDeclined()],
    ['withdrawn', requestWithdrawn()],
    ['referred', partnershipReferred()],
    ['closed behind the end', InboundRequestClosed({ partnershipId, reason: 'Acquired', closedAt: at })],
  ])('shows a request as open no more once it is %s', async (_how, decided) => {
    await projecting(triageQueue)
      .given(partnershipRequested(), requestPosted(), decided)
      .gives({ ...requested, posted: true, open: false });
  });

  it('follows what was recorded at the same moment as the end, and stands behind it', async () => {
    const closed = InboundRequestClosed({ partnershipId, reason: 'Acquired', closedAt: at });
    await projecting(triageQueue)
      .given(partnershipRequested(), partnershipEnded(), requestPosted())
      .gives({ ...requested, posted: true });
    await projecting(triageQueue)
      .given(partnershipRequested(), partnershipEnded(), requestPosted(), closed)
      .gives({ ...requested, posted: true, open: false });
  });

  it('follows a lead that is replaced after the acceptance, and shows nothing of a request that lapsed', async () => {
    await projecting(triageQueue)
      .given(partnershipRequested(), leadDeclared(), partnershipAccepted(), leadReplaced(), partnershipEnded())
      .gives({ ...requested, lead: 'bo', open: false });
    await projecting(triageQueue)
      .given(PartnershipRequestLapsed({ partnershipId, lapsedAt: at }))
      .gives();
  });
});
