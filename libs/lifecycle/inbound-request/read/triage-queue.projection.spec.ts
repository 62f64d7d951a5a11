import {
  at,
  classes,
  leadDeclared,
  partnerClassified,
  partnershipAccepted,
  partnershipDeclined,
  partnershipEnded,
  partnershipId,
  partnershipRequested,
  requestCaptured,
  requestPosted,
} from '@entente/testing';
import { projecting } from '../../../testing/projecting.js';
import { ofPartnership } from '../../../testing/read-side.js';
import { InboundRequestClosed } from '../domain/inbound-request.events.js';
import { triageQueue } from './triage-queue.projection.js';

const requested = {
  partnershipId,
  partnerName: 'Mattermost',
  origin: 'PARTNER',
  rank: 1,
  requestPosition: 1,
  requestedAt: at,
  posted: false,
  lead: null,
};

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
      .given(partnershipRequested(), requestPosted(), leadDeclared(), leadDeclared({ lead: 'bo' }))
      .gives({ ...requested, posted: true, lead: 'bo' });
  });

  it('ranks a platform partner first, whatever further class it is given', async () => {
    await projecting(triageQueue)
      .given(partnershipRequested(), partnerClassified(classes.cloud), partnerClassified(classes.inbound))
      .gives({ ...requested, rank: 0 });
    await projecting(triageQueue).given(partnershipRequested(), partnerClassified(classes.services)).gives(requested);
  });

  it.each([
    ['accepted', partnershipAccepted()],
    ['declined', partnershipDeclined()],
    ['closed behind the end', InboundRequestClosed({ partnershipId, reason: 'Acquired', closedAt: at })],
  ])('shows a request no more once it is %s', async (_how, decided) => {
    await projecting(triageQueue).given(partnershipRequested(), requestPosted(), decided).gives();
  });

  it('follows what was recorded at the same moment as the end, and stands behind it', async () => {
    const closed = InboundRequestClosed({ partnershipId, reason: 'Acquired', closedAt: at });
    await projecting(triageQueue)
      .given(partnershipRequested(), partnershipEnded(), requestPosted())
      .gives({ ...requested, posted: true });
    await projecting(triageQueue).given(partnershipRequested(), partnershipEnded(), requestPosted(), closed).gives();
  });

  it('stays empty when a partnership ends that was accepted before', async () => {
    await projecting(triageQueue).given(partnershipRequested(), partnershipAccepted(), partnershipEnded()).gives();
  });
});
