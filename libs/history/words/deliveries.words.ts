import { deliveryEvents, type SkipReason } from '../../programmes/deliveries/domain/delivery.events.js';
import { line, moment, telling } from './sentence.js';

const reasons: Readonly<Record<SkipReason, string>> = {
  NOT_CONFIGURED: 'no address is set',
  OUTDATED: 'it is news no longer',
  DEMONSTRATION: 'this is a demonstration',
};

/** What is said of each event of the deliveries. */
export const deliveryWords = telling(deliveryEvents, {
  DeliveryQueued: ({ queuedAt, channel, attempt, text }) => [
    queuedAt,
    `put a message to ${line(channel)} down to be sent${attempt === 1 ? '' : ` in attempt ${attempt}`}: ${line(text)}`,
  ],
  DeliveryMade: ({ madeAt, attempt }) => [madeAt, `sent a message in attempt ${attempt}`],
  DeliveryFailed: ({ failedAt, attempt, reason, retryAt }) => [
    failedAt,
    `could not send a message in attempt ${attempt} and ${retryAt === null ? 'gave it up' : `tries again on ${moment(retryAt)}`}: ${line(reason)}`,
  ],
  DeliverySkipped: ({ skippedAt, reason }) => [skippedAt, `did not send a message, since ${reasons[reason]}`],
});
