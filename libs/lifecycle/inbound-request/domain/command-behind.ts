import type { EventOf } from '@entente/kernel';
import { EARNS, formerClassOf } from './classification.js';
import {
  ClassifyPartner,
  DeclinePartnership,
  ReclassifyPartner,
  RequestPartnership,
  ScorePartnership,
  type InboundRequestCommand,
} from './inbound-request.commands.js';
import type { PartnerReclassified, PartnershipScored } from './inbound-request.events.js';
import type { InboundRequestEvent } from './inbound-request.evolve.js';

/** The command that an event answered, where another policy might have judged it otherwise. */
export function commandBehind({ type, data }: InboundRequestEvent): InboundRequestCommand | undefined {
  if (type === 'PartnershipRequested') return new RequestPartnership({ ...data, now: data.requestedAt });
  if (type === 'PartnerReclassified') return reclassifying(data);
  if (type === 'PartnershipScored') return scoring(data);
  if (type === 'PartnershipDeclined') {
    const { declinedAt: now, ...declined } = data;
    return new DeclinePartnership({ ...declined, now });
  }
  if (type !== 'PartnerClassified') return undefined;
  const { classifiedAt: now, ...given } = data;
  return new ClassifyPartner({ ...given, monetisation: EARNS[given.kind], now });
}

function reclassifying(data: EventOf<typeof PartnerReclassified>['data']): ReclassifyPartner {
  const { partnershipId, kind, technologyType, platformType, direction, resellerType, product, reason, reclassifiedAt: now } = data;
  const given = { kind, technologyType, platformType, direction, resellerType, product };
  return new ReclassifyPartner({ partnershipId, ...given, monetisation: EARNS[kind], former: formerClassOf(data), reason, now });
}

function scoring({ partnershipId, scoredAt: now, ratings }: EventOf<typeof PartnershipScored>['data']): ScorePartnership {
  return new ScorePartnership({ partnershipId, ratings: ratings.map(({ met: _met, ...rating }) => rating), now });
}
