import type { EventOf } from '@entente/kernel';
import { EARNS } from './classification.js';
import {
  CaptureRequest,
  ClassifyPartner,
  DeclinePartnership,
  OpenReopenedRequest,
  PostRequest,
  ReclassifyPartner,
  RequestPartnership,
  ScorePartnership,
  type InboundRequestCommand,
} from './inbound-request.commands.js';
import {
  formerClassOf,
  type PartnerReclassified,
  type PartnershipRequested,
  type PartnershipScored,
  type RequestCaptured,
} from './inbound-request.events.js';
import type { InboundRequestEvent } from './inbound-request.evolve.js';

type Request = EventOf<typeof PartnershipRequested> | EventOf<typeof RequestCaptured>;

/** The command that an event answered, where another policy might have judged it otherwise. */
export function commandBehind(event: InboundRequestEvent, decision: readonly InboundRequestEvent[]): InboundRequestCommand | undefined {
  const { type, data } = event;
  if (type === 'PartnershipRequested' || type === 'RequestCaptured') return asking(event, decision);
  if (type === 'RequestPosted') {
    const { partnershipId, briefDescription, postedAt: now } = data;
    return new PostRequest({ partnershipId, briefDescription, now });
  }
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

/** A request may be written down later than it was made: its clocks tell when. */
function asking(event: Request, decision: readonly InboundRequestEvent[]): InboundRequestCommand {
  const started = decision.find(({ type }) => type === 'ClocksStarted');
  const reopened = decision.find(({ type }) => type === 'RequestReopened');
  const at = event.type === 'PartnershipRequested' ? event.data.requestedAt : event.data.capturedAt;
  const now = started?.type === 'ClocksStarted' ? started.data.startedAt : at;
  if (reopened?.type === 'RequestReopened') return reopening(event, { ...reopened.data, now });
  if (event.type === 'PartnershipRequested') return new RequestPartnership({ ...event.data, now });
  const { capturedAt: _at, ...captured } = event.data;
  return new CaptureRequest({ ...captured, now });
}

function reopening(
  { type, data }: Request,
  { reopens, reason, now }: { reopens: string; reason: string; now: string },
): OpenReopenedRequest {
  const { partnershipId, partnerName, website, product, contactName, contactEmail, formerPartnershipId } = data;
  const asked = { partnershipId, partnerName, website, product, contactName, contactEmail, formerPartnershipId, reopens, reason, now };
  if (type === 'RequestCaptured') return new OpenReopenedRequest({ ...asked, briefDescription: data.briefDescription, topics: null });
  const { template, technicalIntegration, endUserBenefits, businessRelationship } = data;
  const topics = { template, technicalIntegration, endUserBenefits, businessRelationship };
  // With topics, the brief description is not written down.
  return new OpenReopenedRequest({ ...asked, briefDescription: '', topics });
}

function reclassifying(data: EventOf<typeof PartnerReclassified>['data']): ReclassifyPartner {
  const { partnershipId, kind, technologyType, platformType, direction, resellerType, product, reason, reclassifiedAt: now } = data;
  const given = { kind, technologyType, platformType, direction, resellerType, product };
  return new ReclassifyPartner({ partnershipId, ...given, monetisation: EARNS[kind], former: formerClassOf(data), reason, now });
}

function scoring({ partnershipId, scoredAt: now, ratings }: EventOf<typeof PartnershipScored>['data']): ScorePartnership {
  return new ScorePartnership({ partnershipId, ratings: ratings.map(({ met: _met, ...rating }) => rating), now });
}
