import { aPolicy, at, partnershipId, play, type Step } from '@entente/testing';
import fc from 'fast-check';
import {
  ConfirmDelivery,
  QueueDelivery,
  ReportFailedDelivery,
  ResendDelivery,
  RetryDelivery,
  SkipDelivery,
  type DeliveryCommand,
} from './delivery.commands.js';
import { deliveryDecider } from './delivery.decider.js';

const common = fc.constantFrom('one', 'two').map((deliveryId) => ({ partnershipId, deliveryId, now: at }));
const attempted = fc.record({ common, attempt: fc.integer({ min: 1, max: 4 }) }).map((both) => ({ ...both.common, attempt: both.attempt }));
const commands: fc.Arbitrary<Step<DeliveryCommand>> = fc
  .oneof(
    common.map((data) => new QueueDelivery({ ...data, channel: '#alliances', kind: 'REQUEST_POSTED', text: 'Something' })),
    common.map((data) => new RetryDelivery(data)),
    common.map((data) => new ResendDelivery(data)),
    attempted.map((data) => new ConfirmDelivery(data)),
    attempted.map((data) => new ReportFailedDelivery({ ...data, reason: 'Down' })),
    attempted.map((data) => new SkipDelivery({ ...data, reason: 'OUTDATED' })),
  )
  .map((send) => ({ send }));

it('settles each attempt of a delivery at most once, counts attempts up by one, and sends nothing after it was taken', () => {
  fc.assert(
    fc.property(fc.array(commands, { maxLength: 40 }), (steps) => {
      const judgement = { policy: aPolicy(), actor: { id: 'ada', role: 'OPERATOR' } };
      const { recorded } = play(deliveryDecider, judgement, steps);
      for (const deliveryId of ['one', 'two']) {
        const told = recorded.filter(
          ({ data }) => typeof data === 'object' && data !== null && 'deliveryId' in data && data.deliveryId === deliveryId,
        );
        const types = told.map(({ type }) => type);
        const attempts = told.flatMap(({ data }) => (typeof data === 'object' && data !== null && 'attempt' in data ? [data.attempt] : []));
        expect(types.map((type) => type === 'DeliveryQueued')).toEqual(types.map((_, place) => place % 2 === 0));
        expect(attempts).toEqual(attempts.map((_, place) => Math.floor(place / 2) + 1));
        expect(types.slice(0, -1)).not.toContain('DeliveryMade');
      }
    }),
  );
});
