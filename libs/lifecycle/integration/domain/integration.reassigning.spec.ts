import {
  aStartedIntegration,
  anAcceptedRequest,
  at,
  classes,
  given,
  integrationStarted,
  partnershipId,
  partnerReclassified,
} from '@entente/testing';
import { AssignDuties } from './integration.commands.js';
import { integrationDecider as integration } from './integration.decider.js';
import { DutiesAssigned } from './integration.events.js';
import {
  oneOfTheIntegrations,
  theHostMaintainsAnOutboundIntegration,
  thePartnerBuildsAnInboundIntegration,
  thePartnerMaintainsAnInboundIntegration,
} from './integration.rules.js';

const assign = (stated: Partial<AssignDuties['data']> = {}) =>
  new AssignDuties({
    partnershipId,
    integrationId: null,
    builder: 'PARTNER',
    maintainer: 'PARTNER',
    exceptionReason: null,
    now: at,
    ...stated,
  });
const assigned = (stated: object) =>
  DutiesAssigned({
    ...{ partnershipId, integrationId: 'teamcity', direction: 'INBOUND', builder: 'PARTNER', maintainer: 'PARTNER' },
    ...{ maintainerException: null, assignedAt: at, ...stated },
  });
const byTheHost = { builder: 'HOST', maintainer: 'HOST' } as const;

describe('Duties that are given anew', () => {
  it('DU-2: let the host maintain an inbound integration as an exception with a reason, after the automation started it', () => {
    given(integration, aStartedIntegration())
      .when(assign({ maintainer: 'HOST', exceptionReason: 'A customer depends on it' }))
      .then(assigned({ maintainer: 'HOST', maintainerException: 'A customer depends on it' }));
  });

  it('record nothing when they are so already', () => {
    given(integration, aStartedIntegration()).when(assign()).thenNothing();
  });

  it('DU-1, DU-2: are refused against the direction', () => {
    const started = given(integration, aStartedIntegration());
    started.when(assign({ builder: 'HOST' })).refusedBy(thePartnerBuildsAnInboundIntegration);
    started.when(assign({ maintainer: 'HOST' })).refusedBy(thePartnerMaintainsAnInboundIntegration);
  });

  it('CL-8: follow the classification in force: reclassified as outbound, the host maintains it and the partner is refused (DU-4)', () => {
    const asOutbound = { ...classes.outbound, product: 'TeamCity' };
    const reclassified = [aStartedIntegration(), partnerReclassified(asOutbound, classes.inbound)].flat();
    given(integration, reclassified)
      .when(assign(byTheHost))
      .then(assigned({ ...byTheHost, direction: 'OUTBOUND' }));
    given(integration, reclassified).when(assign()).refusedBy(theHostMaintainsAnOutboundIntegration);
  });

  it('CL-8: record the direction of the classification in force, even where the same sides go on', () => {
    const { inbound, upstream } = classes;
    const history = [...anAcceptedRequest(upstream), integrationStarted({ direction: null }), partnerReclassified(inbound, upstream)];
    given(integration, history).when(assign()).then(assigned({}));
    given(integration, history, assigned({})).when(assign()).thenNothing();
  });

  it('LC-11: name one of several integrations, and the only one may go unnamed', () => {
    const several = [...anAcceptedRequest(), integrationStarted(), integrationStarted({ integrationId: 'other', product: 'Other' })];
    const reason = { maintainer: 'HOST', exceptionReason: 'They asked' } as const;
    given(integration, several)
      .when(assign({ ...reason, integrationId: 'teamcity' }))
      .then(assigned({ maintainer: 'HOST', maintainerException: 'They asked' }));
  });

  it('LC-11: are refused where the name is missing or unknown', () => {
    const several = [...anAcceptedRequest(), integrationStarted(), integrationStarted({ integrationId: 'other', product: 'Other' })];
    const known = ['teamcity', 'other'];
    given(integration, several).when(assign()).refusedBy(oneOfTheIntegrations, { field: 'integrationId', integrationId: null, known });
    given(integration, several)
      .when(assign({ integrationId: 'none' }))
      .refusedBy(oneOfTheIntegrations, { field: 'integrationId', integrationId: 'none', known });
  });
});
