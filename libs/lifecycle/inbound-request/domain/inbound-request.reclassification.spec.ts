import { anEndedPartnershipRests, theStageMustBeOpen } from '@entente/kernel';
import {
  aRequestInTriage,
  aScoredRequest,
  anAcceptedRequest,
  at,
  classes,
  given,
  partnerClassified,
  partnerReclassified,
  partnershipAccepted,
  partnershipDeclined,
  partnershipEnded,
  partnershipId,
  partnershipReferred,
  partnershipRequested,
  partnershipScored,
} from '@entente/testing';
import { AcceptPartnership, ReclassifyPartner, ReferPartnership } from './inbound-request.commands.js';
import type { Classification } from './inbound-request.events.js';
import { inboundRequestDecider as inboundRequest } from './inbound-request.decider.js';
import {
  anAcquisitionInquiryIsReferred,
  eachTypeHasItsOwnSubtypes,
  reclassifyingReplacesAClass,
  theClassFitsTheBusiness,
  theCoreSetIsOutbound,
  triageNeedsLeadAndNextStep,
} from './inbound-request.rules.js';

const { inbound, outbound, cloud, services } = classes;
const { reason } = partnerReclassified(cloud).data;
const reclassify = (former: Classification, wanted: Classification, stated: Partial<ReclassifyPartner['data']> = {}) =>
  new ReclassifyPartner({ partnershipId, ...wanted, monetisation: 'SOFTWARE_OR_SUPPORT', former, reason, now: at, ...stated });
const accept = new AcceptPartnership({ partnershipId, revenueAloneReason: null, now: at });
const toChannel = new ReferPartnership({ partnershipId, to: 'CHANNEL', reason: 'It is theirs', now: at });
const classified = given(inboundRequest, aRequestInTriage(), partnerClassified(inbound));

describe('Reclassifying a partner', () => {
  it('CL-8: replaces a class that it holds by another, in triage and after acceptance', () => {
    classified.when(reclassify(inbound, cloud)).then(partnerReclassified(cloud));
    given(inboundRequest, anAcceptedRequest(inbound)).when(reclassify(inbound, outbound)).then(partnerReclassified(outbound));
  });

  it('CL-8: decides by the classes in force from then on', () => {
    given(inboundRequest, aScoredRequest(services), partnerReclassified(cloud, services)).when(accept).then(partnershipAccepted());
    given(inboundRequest, aRequestInTriage(), partnerClassified(cloud), partnerReclassified(services, cloud), partnershipScored())
      .when(toChannel)
      .then(partnershipReferred('CHANNEL'));
  });

  it('CL-8: leaves the other classes that the partner holds', () => {
    given(inboundRequest, aRequestInTriage(), partnerClassified(services), partnerClassified(inbound), partnerReclassified(cloud))
      .when(reclassify(services, outbound))
      .then(partnerReclassified(outbound, services));
  });

  it('CL-8 refuses to replace a class that the partner does not hold', () => {
    classified.when(reclassify(cloud, outbound)).refusedBy(reclassifyingReplacesAClass, { former: cloud, classes: [inbound] });
    given(inboundRequest, aRequestInTriage(), partnerClassified(inbound), partnerReclassified(cloud))
      .when(reclassify(inbound, outbound))
      .refusedBy(reclassifyingReplacesAClass, { former: inbound, classes: [cloud] });
  });

  it('CL-8 refuses it without a reason', () => {
    classified.when(reclassify(inbound, cloud, { reason: '\t' })).refusedBy(reclassifyingReplacesAClass, { field: 'reason' });
  });

  it('records nothing when sent twice, or when nothing would change', () => {
    given(inboundRequest, aRequestInTriage(), partnerClassified(inbound), partnerReclassified(cloud))
      .when(reclassify(inbound, cloud))
      .thenNothing();
    classified.when(reclassify(inbound, inbound)).thenNothing();
  });

  it('CL-1, CL-2, CL-3: checks the new class as any class', () => {
    classified.when(reclassify(inbound, cloud, { monetisation: 'RESALE' })).refusedBy(theClassFitsTheBusiness);
    classified.when(reclassify(inbound, { ...cloud, direction: 'INBOUND' })).refusedBy(eachTypeHasItsOwnSubtypes);
    classified.when(reclassify(inbound, { ...outbound, direction: 'INBOUND' })).refusedBy(theCoreSetIsOutbound);
  });

  it('IN-4, AC-1: comes after triage, and never for an acquisition inquiry', () => {
    given(inboundRequest, partnershipRequested()).when(reclassify(inbound, cloud)).refusedBy(triageNeedsLeadAndNextStep, { lead: null });
    given(inboundRequest, partnershipRequested({ acquisitionInquiry: true }))
      .when(reclassify(inbound, cloud))
      .refusedBy(anAcquisitionInquiryIsReferred, { status: 'OPEN' });
  });

  it('LC-1, LC-2: comes neither after a refusal nor after the end', () => {
    given(inboundRequest, aScoredRequest(), partnershipDeclined())
      .when(reclassify(inbound, cloud))
      .refusedBy(theStageMustBeOpen, { stage: 'INBOUND_REQUEST', status: 'DECLINED' });
    given(inboundRequest, anAcceptedRequest(inbound), partnershipEnded())
      .when(reclassify(inbound, cloud))
      .refusedBy(anEndedPartnershipRests, { status: 'ACCEPTED' });
  });
});
