import { UnknownEvent } from '@entente/kernel';
import { deliveryWords } from './deliveries.words.js';
import { goToMarketWords } from './go-to-market.words.js';
import { inboundRequestWords } from './inbound-request.words.js';
import { integrationWords } from './integration.words.js';
import { partnershipWords } from './partnership.words.js';
import { policyWords } from './policies.words.js';
import { receiptWords } from './receipts.words.js';
import { revenueWords } from './revenue.words.js';
import type { Teller } from './sentence.js';

const tellers = new Map([
  ...[...inboundRequestWords, ...integrationWords, ...goToMarketWords, ...revenueWords, ...partnershipWords],
  ...[...deliveryWords, ...policyWords, ...receiptWords],
]);

/**
 * What happened, as a sentence for people: who did what on which day, by what the event itself says.
 * @param event in its current schema version
 * @throws UnknownEvent when no words are known for its type
 */
export const inWords: Teller = (event) => {
  const tell = tellers.get(event.type);
  if (tell === undefined) throw new UnknownEvent(event.type, 0);
  return tell(event);
};
