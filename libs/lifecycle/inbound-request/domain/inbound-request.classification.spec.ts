import type { DomainEvent } from '@entente/kernel';
import {
  aPolicy,
  aRequestInTriage,
  aScoredRequest,
  at,
  classes,
  given,
  partnerClassified,
  partnershipAccepted,
  partnershipId,
} from '@entente/testing';
import { AcceptPartnership, ClassifyPartner } from './inbound-request.commands.js';
import type { Classification } from './inbound-request.events.js';
import type { Monetisation } from './inbound-request.events.js';
import { inboundRequestDecider as inboundRequest } from './inbound-request.decider.js';
import {
  aResellerIsVarOrDmr,
  eachTypeHasItsOwnSubtypes,
  servicesPartnersGoToTheChannelTeam,
  theClassFitsTheBusiness,
  theCoreSetIsOutbound,
  theCoreSetNamesProducts,
} from './inbound-request.rules.js';

const sells: Monetisation = 'SOFTWARE_OR_SUPPORT';
const classify = (given: Classification, monetisation: Monetisation = sells) =>
  new ClassifyPartner({ partnershipId, ...given, monetisation, now: at });
const accept = new AcceptPartnership({ partnershipId, revenueAloneReason: null, now: at });
const inTriage = given(inboundRequest, aRequestInTriage());
const { inbound, outbound, cloud, kubernetes, sellTo, upstream, services, varVad, dmr } = classes;
const facts = ({ kind, technologyType, platformType, direction }: Classification) => ({ kind, technologyType, platformType, direction });

describe('The class of a partner', () => {
  it.each([
    ['technology', cloud, 'SOFTWARE_OR_SUPPORT'],
    ['reseller', varVad, 'RESALE'],
    ['services', services, 'SERVICES'],
  ] as const)('CL-1: a %s partner earns its money as such', (_kind, held, monetisation) => {
    inTriage.when(classify(held, monetisation)).then(partnerClassified(held));
  });

  it.each([
    [cloud, 'RESALE', 'SOFTWARE_OR_SUPPORT'],
    [varVad, 'SOFTWARE_OR_SUPPORT', 'RESALE'],
    [services, 'RESALE', 'SERVICES'],
  ] as const)('CL-1: %j does not live from %s', (held, monetisation, expected) => {
    inTriage.when(classify(held, monetisation)).refusedBy(theClassFitsTheBusiness, { kind: held.kind, monetisation, expected });
  });

  it('CL-1: nobody is accepted without a class', () => {
    given(inboundRequest, aRequestInTriage()).when(accept).refusedBy(theClassFitsTheBusiness, { classes: [] });
    given(inboundRequest, aScoredRequest(cloud)).when(accept).then(partnershipAccepted());
  });

  it.each([cloud, kubernetes, inbound, outbound, sellTo, upstream])('CL-2: %j is a class', (held) => {
    inTriage.when(classify(held)).then(partnerClassified(held));
  });

  it.each<[string, Classification]>([
    ['platformType', { ...cloud, platformType: null }],
    ['platformType', { ...upstream, platformType: 'CLOUD' }],
    ['platformType', { ...inbound, platformType: 'KUBERNETES' }],
    ['direction', { ...inbound, direction: null }],
    ['direction', { ...cloud, direction: 'OUTBOUND' }],
    ['direction', { ...sellTo, direction: 'INBOUND' }],
    ['direction', { ...upstream, direction: 'INBOUND' }],
    ['technologyType', { ...cloud, technologyType: null }],
  ])('CL-2: a wrong %s is refused in %j', (field, held) => {
    inTriage.when(classify(held)).refusedBy(eachTypeHasItsOwnSubtypes, { ...facts(held), field });
  });

  it('CL-2: services and resellers have no technology type and no direction', () => {
    const typed: Classification = { ...services, technologyType: 'UPSTREAM' };
    const directed: Classification = { ...dmr, direction: 'INBOUND' };
    inTriage.when(classify(typed, 'SERVICES')).refusedBy(eachTypeHasItsOwnSubtypes, { ...facts(typed), field: 'technologyType' });
    inTriage.when(classify(directed, 'RESALE')).refusedBy(eachTypeHasItsOwnSubtypes, { ...facts(directed), field: 'direction' });
  });

  it('CL-3: a product of the outbound core set is OUTBOUND, any other INBOUND', () => {
    const { coreOutboundProducts } = aPolicy().parameters;
    const about = (held: Classification, expected: string) => ({
      product: held.product,
      direction: held.direction,
      expected,
      coreOutboundProducts,
    });
    const jiraInbound: Classification = { ...outbound, direction: 'INBOUND' };
    const teamCityOutbound: Classification = { ...inbound, direction: 'OUTBOUND' };
    inTriage.when(classify(outbound)).then(partnerClassified(outbound));
    inTriage.when(classify(inbound)).then(partnerClassified(inbound));
    inTriage.when(classify(jiraInbound)).refusedBy(theCoreSetIsOutbound, about(jiraInbound, 'OUTBOUND'));
    inTriage.when(classify(teamCityOutbound)).refusedBy(theCoreSetIsOutbound, about(teamCityOutbound, 'INBOUND'));
  });

  it('CL-3: the core set is the one of the policy in force', () => {
    const policy = aPolicy({ coreOutboundProducts: ['TeamCity'] });
    const teamCityOutbound: Classification = { ...inbound, direction: 'OUTBOUND' };
    const recorded = { ...partnerClassified(), data: { ...partnerClassified().data, direction: 'OUTBOUND' } };
    inTriage.when(classify(teamCityOutbound), { policy }).then(recorded);
    inTriage.when(classify(outbound), { policy }).refusedBy(theCoreSetIsOutbound);
  });

  it.each([null, '', ' '])('CL-4: an integrated partner is classified by a product, not by its company: %j', (product) => {
    inTriage.when(classify({ ...outbound, product })).refusedBy(theCoreSetNamesProducts, { field: 'product', product });
    inTriage.when(classify({ ...outbound, product: 'BitBucket' })).then({
      ...partnerClassified(outbound),
      data: { ...partnerClassified(outbound).data, product: 'BitBucket' },
    });
  });

  it('CL-5: a reseller is a VAR_VAD or a DMR', () => {
    inTriage.when(classify(varVad, 'RESALE')).then(partnerClassified(varVad));
    inTriage.when(classify(dmr, 'RESALE')).then(partnerClassified(dmr));
    inTriage
      .when(classify({ ...dmr, resellerType: null }, 'RESALE'))
      .refusedBy(aResellerIsVarOrDmr, { kind: 'RESELLER', resellerType: null });
    inTriage
      .when(classify({ ...services, resellerType: 'DMR' }, 'SERVICES'))
      .refusedBy(aResellerIsVarOrDmr, { kind: 'SERVICES', resellerType: 'DMR' });
  });

  it('CL-5: a reseller can be a services partner too', () => {
    given(inboundRequest, aRequestInTriage(), partnerClassified(dmr))
      .when(classify(services, 'SERVICES'))
      .then(partnerClassified(services));
    given(inboundRequest, aScoredRequest(services, dmr)).when(accept).then(partnershipAccepted());
  });

  it('CL-6: a services partner alone is referred to the channel team and not accepted', () => {
    given(inboundRequest, aScoredRequest(services))
      .when(accept)
      .refusedBy(servicesPartnersGoToTheChannelTeam, { classes: ['SERVICES'] });
    given(inboundRequest, aScoredRequest(cloud)).when(accept).then(partnershipAccepted());
  });
});

describe('Reclassifying', () => {
  const reclassified = (...history: readonly DomainEvent[]) => given(inboundRequest, aRequestInTriage(), history);

  it('CL-8: is a new event', () => {
    reclassified(partnerClassified(inbound)).when(classify(outbound)).then(partnerClassified(outbound));
  });

  it('CL-8: can go back to an earlier class', () => {
    reclassified(partnerClassified(inbound), partnerClassified(outbound)).when(classify(inbound)).then(partnerClassified(inbound));
  });

  it('CL-8: records nothing when the class in force is sent twice', () => {
    reclassified(partnerClassified(inbound)).when(classify(inbound)).thenNothing();
  });
});
