import { partnershipEvents } from '../../lifecycle/partnership/domain/partnership.events.js';
import { line, telling } from './sentence.js';

/** What is said of each event of the partnership as a whole. */
export const partnershipWords = telling(partnershipEvents, {
  PartnershipEnded: ({ endedAt, reason }) => [endedAt, `ended the partnership: ${line(reason)}`],
});
