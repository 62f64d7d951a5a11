import { aRequestInTriage, at, given, partnershipId } from '@entente/testing';
import { ClassifyPartner } from './inbound-request.commands.js';
import type { Classification } from './inbound-request.events.js';
import { inboundRequestDecider as inboundRequest } from './inbound-request.decider.js';
import { PartnerClassified } from './inbound-request.events.js';
import { eachTypeHasItsOwnSubtypes, theCoreSetIsOutbound } from './inbound-request.rules.js';

const technology = {
  kind: 'TECHNOLOGY',
  technologyType: null,
  platformType: null,
  direction: null,
  resellerType: null,
  product: null,
} as const;
const inTriage = given(inboundRequest, aRequestInTriage());
const classify = (given: Classification) => new ClassifyPartner({ partnershipId, ...given, monetisation: 'SOFTWARE_OR_SUPPORT', now: at });
const classified = (given: Classification) => PartnerClassified({ partnershipId, ...given, classifiedAt: at });
const platform = (product: string, platformType: 'CLOUD' | 'KUBERNETES'): Classification => ({
  ...technology,
  technologyType: 'PLATFORM',
  platformType,
  product,
});
const integrated = (product: string, direction: 'OUTBOUND' | 'INBOUND'): Classification => ({
  ...technology,
  technologyType: 'INTEGRATED',
  direction,
  product,
});

describe('The examples of the handbook', () => {
  it.each(['AWS', 'Google', 'Azure', 'Digital Ocean', 'IBM'])('CL-2: %s is a CLOUD platform', (product) => {
    inTriage.when(classify(platform(product, 'CLOUD'))).then(classified(platform(product, 'CLOUD')));
  });

  it.each(['Red Hat', 'Rancher', 'VMWare', 'Mesosphere', 'Cisco', 'NetApp'])('CL-2: %s is a KUBERNETES platform', (product) => {
    inTriage.when(classify(platform(product, 'KUBERNETES'))).then(classified(platform(product, 'KUBERNETES')));
  });

  it.each(['JetBrains', 'Visual Studio', 'Eclipse', 'Slack', 'Cloudability'])('CL-2: %s is upstream, and has no direction', (product) => {
    const upstream: Classification = { ...technology, technologyType: 'UPSTREAM', product };
    inTriage.when(classify(upstream)).then(classified(upstream));
    inTriage.when(classify({ ...upstream, direction: 'INBOUND' })).refusedBy(eachTypeHasItsOwnSubtypes);
  });

  it.each(['Jenkins', 'GitHub', 'Jira', 'BitBucket'])('CL-3, CL-4: %s is integrated and of the core set: OUTBOUND alone', (product) => {
    inTriage.when(classify(integrated(product, 'OUTBOUND'))).then(classified(integrated(product, 'OUTBOUND')));
    inTriage.when(classify(integrated(product, 'INBOUND'))).refusedBy(theCoreSetIsOutbound);
  });

  it.each(['TeamCity', 'Codeship', 'Shippable'])('CL-3: %s is integrated and not of the core set: INBOUND alone', (product) => {
    inTriage.when(classify(integrated(product, 'INBOUND'))).then(classified(integrated(product, 'INBOUND')));
    inTriage.when(classify(integrated(product, 'OUTBOUND'))).refusedBy(theCoreSetIsOutbound);
  });

  it('CL-4: Atlassian is OUTBOUND by its products and not by its name', () => {
    inTriage.when(classify(integrated('Atlassian', 'INBOUND'))).then(classified(integrated('Atlassian', 'INBOUND')));
    inTriage.when(classify(integrated('Jira', 'OUTBOUND'))).then(classified(integrated('Jira', 'OUTBOUND')));
  });
});
