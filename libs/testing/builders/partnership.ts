import { PartnershipEnded } from '../../lifecycle/partnership/domain/partnership.events.js';
import { at, partnershipId } from './vocabulary.js';

export function partnershipEnded(reason = 'Acquired by another company') {
  return PartnershipEnded({ partnershipId, reason, endedAt: at });
}
