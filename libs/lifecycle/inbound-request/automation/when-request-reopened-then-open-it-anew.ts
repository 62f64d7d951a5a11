import { reaction } from '@entente/kernel';
import { OpenReopenedRequest } from '../domain/inbound-request.commands.js';
import { RequestReopenedAs } from '../domain/inbound-request.events.js';

export const whenRequestReopenedThenOpenItAnew = reaction(
  'when-request-reopened-then-open-it-anew',
  RequestReopenedAs,
  ({ data: { partnershipId: reopens, newPartnershipId: partnershipId, reopenedAt: _at, ...asked }, recordedAt: now }) => [
    new OpenReopenedRequest({ ...asked, partnershipId, reopens, now }),
  ],
);
