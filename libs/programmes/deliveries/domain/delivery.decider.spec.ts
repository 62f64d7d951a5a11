import { at, deliveryFailed, deliveryMade, deliveryQueued, deliverySkipped, given, partnershipId } from '@entente/testing';
import { ConfirmDelivery, QueueDelivery, ReportFailedDelivery, ResendDelivery, RetryDelivery, SkipDelivery } from './delivery.commands.js';
import { deliveryDecider as delivery } from './delivery.decider.js';
import { onlyWhatWasQueuedIsSentAgain, whatWasTakenIsNotSentAgain } from './delivery.rules.js';

const it1 = { partnershipId, deliveryId: 'delivery-1', now: at };
const message = { channel: '#alliances', kind: 'REQUEST_POSTED', text: 'ChatOps inside a channel' } as const;
const reason = 'The hook answered 503';
const queue = () => new QueueDelivery({ ...it1, ...message });
const confirm = (attempt = 1) => new ConfirmDelivery({ ...it1, attempt });
const fail = (attempt = 1) => new ReportFailedDelivery({ ...it1, attempt, reason });
const skip = (attempt = 1) => new SkipDelivery({ ...it1, attempt, reason: 'NOT_CONFIGURED' });
const retry = () => new RetryDelivery(it1);
const resend = () => new ResendDelivery(it1);
const givenUp = () => deliveryFailed({ attempt: 6, retryAt: null });

describe('A delivery', () => {
  it('MD-6: is on record before anything is sent; queued twice it stands there once, whatever became of it', () => {
    given(delivery).when(queue()).then(deliveryQueued());
    given(delivery, deliveryQueued()).when(queue()).thenNothing();
    given(delivery, deliveryQueued(), deliveryMade()).when(queue()).thenNothing();
  });

  it('is told from others about the same partnership', () => {
    given(delivery, deliveryQueued({ deliveryId: 'delivery-0' }))
      .when(queue())
      .then(deliveryQueued());
  });

  it('MD-6: is on record as made, failed or skipped, once', () => {
    given(delivery, deliveryQueued()).when(confirm()).then(deliveryMade());
    given(delivery, deliveryQueued()).when(fail()).then(deliveryFailed());
    given(delivery, deliveryQueued()).when(skip()).then(deliverySkipped());
    for (const settled of [deliveryMade(), deliveryFailed(), deliverySkipped()]) {
      for (const command of [confirm(), fail(), skip()]) given(delivery, deliveryQueued(), settled).when(command).thenNothing();
    }
  });

  it('knows nothing of what was never queued, and of an attempt that is not the present one', () => {
    for (const command of [confirm(), fail(), skip(), retry()]) given(delivery).when(command).thenNothing();
    for (const command of [confirm(2), fail(2), skip(2)]) given(delivery, deliveryQueued()).when(command).thenNothing();
  });

  it.each([
    [1, '2020-02-11T09:15:07.000Z'],
    [2, '2020-02-11T09:19:07.000Z'],
    [3, '2020-02-11T09:44:07.000Z'],
    [4, '2020-02-11T11:14:07.000Z'],
    [5, '2020-02-11T17:14:07.000Z'],
    [6, null],
  ])('whose attempt %i failed is due again after a longer wait than before, and given up after the last', (attempt, retryAt) => {
    given(delivery, deliveryQueued({ attempt })).when(fail(attempt)).then(deliveryFailed({ attempt, retryAt }));
  });

  it('that failed is queued once more for its next attempt; one that was made, skipped, given up or is under way is not', () => {
    given(delivery, deliveryQueued(), deliveryFailed())
      .when(retry())
      .then(deliveryQueued({ attempt: 2 }));
    for (const after of [[], [deliveryMade()], [deliverySkipped()], [givenUp()]]) {
      given(delivery, deliveryQueued(), ...after)
        .when(retry())
        .thenNothing();
    }
  });

  it.each([
    ['failed', deliveryFailed()],
    ['was given up', deliveryFailed({ retryAt: null })],
    ['was skipped', deliverySkipped()],
  ])('LC-50: that %s is sent again by hand, and asked for twice it is queued once', (_, settled) => {
    const again = deliveryQueued({ attempt: 2 });
    given(delivery, deliveryQueued(), settled).when(resend()).then(again);
    given(delivery, deliveryQueued(), settled, again).when(resend()).thenNothing();
  });

  it('LC-50 refuses to send again what was never queued', () => {
    given(delivery).when(resend()).refusedBy(onlyWhatWasQueuedIsSentAgain, { field: 'deliveryId' });
  });

  it('LC-51: what was not taken can be sent again, also after further attempts', () => {
    given(delivery, deliveryQueued({ attempt: 6 }), givenUp())
      .when(resend())
      .then(deliveryQueued({ attempt: 7 }));
  });

  it('LC-51 refuses to send again what was taken', () => {
    given(delivery, deliveryQueued(), deliveryMade()).when(resend()).refusedBy(whatWasTakenIsNotSentAgain, { status: 'MADE' });
  });
});
