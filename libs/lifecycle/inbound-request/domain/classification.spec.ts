import { aPolicy, aRequestInTriage, at, given, partnershipId } from '@entente/testing';
import { handbook2019 } from '@entente/programmes/policies';
import { directionOf } from './classification.events.js';
import { ClassifyPartner } from './inbound-request.commands.js';
import type { Classification } from './inbound-request.events.js';
import { inboundRequestDecider } from './inbound-request.decider.js';
import { PartnerClassified } from './inbound-request.events.js';

const policy = handbook2019;
const bare = { kind: 'TECHNOLOGY', technologyType: null, platformType: null, direction: null, resellerType: null } as const;

/** Proves that a partner can be given this class under the handbook. */
function isAccepted(held: Classification): void {
  const classify = new ClassifyPartner({ partnershipId, ...held, monetisation: 'SOFTWARE_OR_SUPPORT', now: at });
  given(inboundRequestDecider, aRequestInTriage())
    .when(classify, { policy })
    .then(PartnerClassified({ partnershipId, ...held, classifiedAt: at }));
}

describe('The handbook’s examples', () => {
  it.each(['AWS', 'Google', 'Azure', 'Digital Ocean', 'IBM'])('CL-2: %s is a CLOUD platform', (product) => {
    isAccepted({ ...bare, technologyType: 'PLATFORM', platformType: 'CLOUD', product });
  });

  it.each(['Red Hat', 'Rancher', 'VMWare', 'Mesosphere', 'Cisco', 'NetApp'])('CL-2: %s is a KUBERNETES platform', (product) => {
    isAccepted({ ...bare, technologyType: 'PLATFORM', platformType: 'KUBERNETES', product });
  });

  it.each(['JetBrains', 'Visual Studio', 'Eclipse', 'Slack', 'Cloudability'])('CL-2: %s is UPSTREAM', (product) => {
    isAccepted({ ...bare, technologyType: 'UPSTREAM', product });
  });

  it.each(['GitHub', 'BitBucket', 'Jira', 'Jenkins'])('CL-3: %s is in the core set, so OUTBOUND', (product) => {
    expect(directionOf(product, policy)).toBe('OUTBOUND');
    isAccepted({ ...bare, technologyType: 'INTEGRATED', direction: 'OUTBOUND', product });
  });

  it.each(['Codeship', 'Shippable', 'TeamCity'])('CL-3: %s is not in the core set, so INBOUND', (product) => {
    expect(directionOf(product, policy)).toBe('INBOUND');
    isAccepted({ ...bare, technologyType: 'INTEGRATED', direction: 'INBOUND', product });
  });
});

describe('The direction of a product', () => {
  it('CL-4: goes by the product: Atlassian’s Jira and BitBucket are OUTBOUND, its other products and its own name are not', () => {
    expect(['Jira', 'BitBucket', 'Bamboo', 'Atlassian'].map((product) => directionOf(product, policy))).toEqual([
      'OUTBOUND',
      'OUTBOUND',
      'INBOUND',
      'INBOUND',
    ]);
  });

  it('CL-3: does not depend on case or on white space around the name', () => {
    expect(['jira', ' BITBUCKET ', 'Github'].map((product) => directionOf(product, policy))).toEqual(['OUTBOUND', 'OUTBOUND', 'OUTBOUND']);
    expect(directionOf('Jira Service Desk', policy)).toBe('INBOUND');
  });

  it('CL-3: follows the policy', () => {
    expect(directionOf('Jenkins', aPolicy({ coreOutboundProducts: [] }))).toBe('INBOUND');
  });
});
