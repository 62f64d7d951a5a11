import {
  aStartedIntegration,
  at,
  certifiedUntil,
  demandSignalled,
  given,
  integrationWentLive,
  partnershipEnded,
  partnershipId,
} from '@entente/testing';
import {
  CertifyIntegration,
  DemonstrateIntegration,
  MarkIntegrationStale,
  RaiseIntegrationPriority,
  RetireIntegration,
  TakeIntegrationLive,
} from './integration.commands.js';
import { integrationDecider as integration } from './integration.decider.js';
import {
  IntegrationCertified,
  IntegrationDemonstrated,
  IntegrationMarkedStale,
  IntegrationPriorityRaised,
  IntegrationRetired,
} from './integration.events.js';
import {
  aDemonstrationHasAnAudience,
  aRetiredIntegrationRests,
  onlyALiveIntegrationIsCertified,
  priorityFollowsDemand,
} from './integration.rules.js';

const one = { partnershipId, integrationId: null, now: at };
const its = { partnershipId, integrationId: 'teamcity' };
const later = '2021-03-01T00:00:00.000Z';
const live = [...aStartedIntegration(), integrationWentLive()];
const certify = new CertifyIntegration({ ...one, now: later });
const certified = IntegrationCertified({ ...its, certifiedUntil: '2022-03-01T00:00:00.000Z', certifiedAt: later });
const markStale = new MarkIntegrationStale({ partnershipId, integrationId: 'teamcity', certifiedUntil, now: later });
const stale = IntegrationMarkedStale({ ...its, certifiedUntil, staleAt: later });
const retire = (reason = 'Replaced') => new RetireIntegration({ ...one, reason });
const retired = IntegrationRetired({ ...its, reason: 'Replaced', retiredAt: at });
const raise = (signals: readonly string[], reason = 'Two banks wait for it') => new RaiseIntegrationPriority({ ...one, signals, reason });
const raised = IntegrationPriorityRaised({ ...its, signals: ['signal-1'], reason: 'Two banks wait for it', raisedAt: at });
const asked = [...aStartedIntegration(), demandSignalled()];
const demonstrate = new DemonstrateIntegration({ ...one, audience: 'The product team', evidence: null });
const demonstrated = IntegrationDemonstrated({ ...its, audience: 'The product team', evidence: null, demonstratedAt: at });

describe('The certificate of an integration', () => {
  it('LC-16: runs from going live, and anew when it is certified', () => {
    given(integration, aStartedIntegration()).when(new TakeIntegrationLive(one)).then(integrationWentLive());
    given(integration, live).when(certify).then(certified);
    given(integration, live, stale).when(certify).then(certified);
  });

  it('LC-16 refuses to certify what is not live', () => {
    given(integration, aStartedIntegration()).when(certify).refusedBy(onlyALiveIntegrationIsCertified, { live: false });
  });

  it('runs out into a stale integration, unless somebody was quicker', () => {
    given(integration, live).when(markStale).then(stale);
    for (const quicker of [certified, retired, stale, partnershipEnded()]) given(integration, live, quicker).when(markStale).thenNothing();
  });

  it('does not run out before its last moment', () => {
    const markedAt = (now: string) => new MarkIntegrationStale({ ...markStale.data, now });
    given(integration, live).when(markedAt('2021-02-11T09:14:06.999Z')).thenNothing();
    given(integration, live)
      .when(markedAt(certifiedUntil))
      .then(IntegrationMarkedStale({ ...stale.data, staleAt: certifiedUntil }));
  });

  it('records nothing when it is given twice', () => {
    given(integration, live, certified).when(certify).thenNothing();
  });
});

describe('The priority of an integration', () => {
  it('DU-7: is raised by a customer demand signal that was recorded', () => {
    given(integration, asked)
      .when(raise(['signal-1']))
      .then(raised);
  });

  it('DU-7 refuses a raise without a signal, with an unknown one, and without a reason', () => {
    given(integration, asked)
      .when(raise([]))
      .refusedBy(priorityFollowsDemand, { field: 'signals', unknown: [], recorded: ['signal-1'] });
    given(integration, aStartedIntegration())
      .when(raise(['signal-1']))
      .refusedBy(priorityFollowsDemand, { field: 'signals', unknown: ['signal-1'], recorded: [] });
    given(integration, asked)
      .when(raise(['signal-1'], ' '))
      .refusedBy(priorityFollowsDemand, { field: 'reason' });
  });

  it('is raised once by a signal', () => {
    given(integration, asked, raised)
      .when(raise(['signal-1']))
      .thenNothing();
  });
});

describe('The end of an integration', () => {
  it('LC-15: is its retirement, with a reason', () => {
    given(integration, live).when(retire()).then(retired);
    given(integration, live, retired).when(retire()).thenNothing();
  });

  it('LC-15 refuses a retirement without a reason, and any command after it', () => {
    given(integration, live).when(retire(' ')).refusedBy(aRetiredIntegrationRests, { field: 'reason' });
    given(integration, live, retired).when(certify).refusedBy(aRetiredIntegrationRests, { integrationId: 'teamcity', retired: true });
  });
});

describe('A demonstration', () => {
  it('LC-17: is recorded once for each audience', () => {
    given(integration, aStartedIntegration()).when(demonstrate).then(demonstrated);
    given(integration, aStartedIntegration(), demonstrated).when(demonstrate).thenNothing();
  });

  it.each(['', ' \n'])('LC-17: is refused to nobody: "%s"', (audience) => {
    const toNobody = new DemonstrateIntegration({ ...one, audience, evidence: null });
    given(integration, aStartedIntegration()).when(toNobody).refusedBy(aDemonstrationHasAnAudience, { field: 'audience' });
  });
});
