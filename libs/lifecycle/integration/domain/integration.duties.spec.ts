import { anEndedPartnershipRests, nothingBeforeTriage } from '@entente/kernel';
import {
  aScoredRequest,
  aStartedIntegration,
  anAcceptedRequest,
  at,
  classes,
  given,
  integrationStarted,
  partnershipEnded,
  partnershipId,
} from '@entente/testing';
import { StartIntegration } from './integration.commands.js';
import { integrationDecider as integration } from './integration.decider.js';
import {
  anIntegrationStartsOnce,
  theHostMaintainsAnOutboundIntegration,
  thePartnerBuildsAnInboundIntegration,
  thePartnerMaintainsAnInboundIntegration,
} from './integration.rules.js';

const { inbound, outbound, cloud, upstream, services, varVad } = classes;
const start = (stated: Partial<StartIntegration['data']> = {}) =>
  new StartIntegration({ partnershipId, product: null, builder: null, maintainer: null, exceptionReason: null, now: at, ...stated });
const undirected = { integrationId: 'main', product: null, direction: null } as const;
const byTheHost = { builder: 'HOST', maintainer: 'HOST' } as const;
const ofJira = { integrationId: 'jira', product: 'Jira', direction: 'OUTBOUND' } as const;

describe('The duties of an inbound integration', () => {
  const accepted = given(integration, anAcceptedRequest(inbound));
  const facts = { direction: 'INBOUND', builder: 'PARTNER', maintainer: 'PARTNER' };

  it('DU-1: the partner delivers it, stated or not', () => {
    accepted.when(start()).then(integrationStarted());
    accepted.when(start({ builder: 'PARTNER' })).then(integrationStarted());
  });

  it('DU-1 refuses the host as builder, with or without a reason', () => {
    accepted.when(start({ builder: 'HOST' })).refusedBy(thePartnerBuildsAnInboundIntegration, { ...facts, builder: 'HOST' });
    accepted
      .when(start({ builder: 'HOST', exceptionReason: 'They asked' }))
      .refusedBy(thePartnerBuildsAnInboundIntegration, { ...facts, builder: 'HOST' });
  });

  it('DU-2: the partner maintains it, stated or not', () => {
    accepted.when(start()).then(integrationStarted());
    accepted.when(start({ maintainer: 'PARTNER', exceptionReason: 'Not needed' })).then(integrationStarted());
  });

  it('DU-2: the host maintains it as an exception with a reason', () => {
    const exception = { maintainer: 'HOST', maintainerException: 'A customer depends on it' } as const;
    accepted.when(start({ maintainer: 'HOST', exceptionReason: 'A customer depends on it' })).then(integrationStarted(exception));
  });

  it.each([null, '', ' \n'])('DU-2 refuses the host as maintainer without a reason: %j', (exceptionReason) => {
    const refused = accepted.when(start({ maintainer: 'HOST', exceptionReason }));
    refused.refusedBy(thePartnerMaintainsAnInboundIntegration, { ...facts, maintainer: 'HOST', field: 'exceptionReason' });
  });
});

describe('The duties of an outbound integration', () => {
  const accepted = given(integration, anAcceptedRequest(outbound));

  it('DU-4: the host maintains it, whoever builds it', () => {
    accepted.when(start()).then(integrationStarted({ ...ofJira, ...byTheHost }));
    accepted.when(start({ builder: 'PARTNER' })).then(integrationStarted({ ...ofJira, builder: 'PARTNER', maintainer: 'HOST' }));
  });

  it('DU-4 refuses the partner as maintainer, even with a reason', () => {
    const refused = accepted.when(start({ maintainer: 'PARTNER', exceptionReason: 'They offered' }));
    refused.refusedBy(theHostMaintainsAnOutboundIntegration, { direction: 'OUTBOUND', builder: 'HOST', maintainer: 'PARTNER' });
  });
});

describe('The duties of other integrations', () => {
  it('are the host’s for a platform and the partner’s for all others, unless stated', () => {
    given(integration, anAcceptedRequest(cloud))
      .when(start())
      .then(integrationStarted({ ...undirected, ...byTheHost }));
    given(integration, anAcceptedRequest(upstream)).when(start()).then(integrationStarted(undirected));
    given(integration, anAcceptedRequest(varVad))
      .when(start(byTheHost))
      .then(integrationStarted({ ...undirected, ...byTheHost }));
  });

  it('CL-3: are those of the core set for a product that has no class of its own, whatever the class of another', () => {
    const jiraStarted = integrationStarted({ ...ofJira, ...byTheHost });
    given(integration, anAcceptedRequest(outbound), jiraStarted)
      .when(start({ product: 'TeamCity' }))
      .then(integrationStarted());
    given(integration, anAcceptedRequest(inbound), integrationStarted())
      .when(start({ product: 'Jira' }))
      .then(jiraStarted);
    given(integration, anAcceptedRequest(outbound), jiraStarted)
      .when(start({ product: 'TeamCity', builder: 'HOST' }))
      .refusedBy(thePartnerBuildsAnInboundIntegration);
  });

  it('CL-4: are those of each product, where the partner is classified by several', () => {
    given(integration, anAcceptedRequest(inbound, outbound))
      .when(start())
      .then(integrationStarted(), integrationStarted({ ...ofJira, ...byTheHost }));
    given(integration, anAcceptedRequest(outbound), integrationStarted({ ...ofJira, ...byTheHost }))
      .when(start({ product: 'BitBucket' }))
      .then(integrationStarted({ ...ofJira, ...byTheHost, integrationId: 'bitbucket', product: 'BitBucket' }));
  });

  it('a product that says nothing is none that was given', () => {
    given(integration, anAcceptedRequest(inbound))
      .when(start({ product: ' ' }))
      .then(integrationStarted());
  });

  it('CL-8: follow the integrated class, wherever it stands among the others', () => {
    given(integration, anAcceptedRequest(cloud, inbound, upstream))
      .when(start())
      .then(integrationStarted());
  });
});

describe('The start of an integration', () => {
  it('IN-7: comes after the request was accepted', () => {
    given(integration, anAcceptedRequest()).when(start()).then(integrationStarted());
  });

  it('IN-7: is refused before', () => {
    given(integration).when(start()).refusedBy(nothingBeforeTriage, { accepted: false });
    given(integration, aScoredRequest()).when(start()).refusedBy(nothingBeforeTriage, { accepted: false });
  });

  it('CL-6: does not come for a services partner, whose request is never accepted', () => {
    given(integration, aScoredRequest(services)).when(start()).refusedBy(nothingBeforeTriage, { accepted: false });
    given(integration, anAcceptedRequest(services, varVad)).when(start()).then(integrationStarted(undirected));
  });

  it('LC-5: comes once; sent twice, the second is refused', () => {
    given(integration, anAcceptedRequest()).when(start()).then(integrationStarted());
    given(integration, aStartedIntegration())
      .when(start())
      .refusedBy(anIntegrationStartsOnce, { started: ['teamcity'] });
  });

  it('LC-5: comes once for a product, whatever identifier its integration was given before a partnership could have several', () => {
    const before = [...anAcceptedRequest(outbound), integrationStarted({ ...ofJira, ...byTheHost, integrationId: 'main' })];
    given(integration, before)
      .when(start())
      .refusedBy(anIntegrationStartsOnce, { started: ['main'] });
  });

  it('DU-4, LC-5: gives duties to what starts now, and judges none that was started before', () => {
    given(integration, anAcceptedRequest(outbound, inbound), integrationStarted({ ...ofJira, ...byTheHost }))
      .when(start({ maintainer: 'PARTNER' }))
      .then(integrationStarted());
  });

  it('LC-2: is refused once the partnership has ended', () => {
    given(integration, anAcceptedRequest(), partnershipEnded()).when(start()).refusedBy(anEndedPartnershipRests, { status: 'NOT_STARTED' });
  });
});

describe('The start by the automation', () => {
  const judgement = { actor: { id: 'automation:when-request-accepted-then-start-integration', role: 'AUTOMATION' } };

  it('gives the usual duties', () => {
    given(integration, anAcceptedRequest(inbound)).when(start(), judgement).then(integrationStarted());
  });

  it('has nothing to do when a person was quicker, or the end', () => {
    given(integration, anAcceptedRequest(inbound), integrationStarted()).when(start(), judgement).thenNothing();
    given(integration, anAcceptedRequest(inbound), partnershipEnded()).when(start(), judgement).thenNothing();
  });
});
