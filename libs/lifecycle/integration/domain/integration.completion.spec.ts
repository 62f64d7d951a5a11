import { anEndedPartnershipRests, nothingBeforeTriage, theStageMustBeOpen } from '@entente/kernel';
import {
  aCompletedIntegration,
  aScoredRequest,
  aStartedIntegration,
  anAcceptedRequest,
  at,
  given,
  integrationCompleted,
  integrationDocumented,
  integrationWentLive,
  partnershipEnded,
  partnershipId,
} from '@entente/testing';
import { CloseIntegration, DocumentIntegration, StartIntegration, TakeIntegrationLive } from './integration.commands.js';
import { integrationDecider as integration } from './integration.decider.js';
import { IntegrationClosed } from './integration.events.js';

const documentAt = (docsUrl = 'https://docs.example.com/integration') =>
  new DocumentIntegration({ partnershipId, integrationId: null, docsUrl, now: at });
const takeLive = new TakeIntegrationLive({ partnershipId, integrationId: null, now: at });
const start = new StartIntegration({ partnershipId, product: null, builder: null, maintainer: null, exceptionReason: null, now: at });
const close = new CloseIntegration({ partnershipId, reason: 'Acquired', now: at });
const closed = (closedWhile: 'NOT_STARTED' | 'STARTED') =>
  IntegrationClosed({
    partnershipId,
    integrationIds: closedWhile === 'STARTED' ? ['teamcity'] : [],
    reason: 'Acquired',
    closedWhile,
    closedAt: at,
  });

describe('An integration', () => {
  it('DU-5: is complete when it goes live after it was documented', () => {
    given(integration, aStartedIntegration()).when(documentAt()).then(integrationDocumented());
    given(integration, aStartedIntegration(), integrationDocumented()).when(takeLive).then(integrationWentLive(), integrationCompleted());
  });

  it('DU-5: is complete when it is documented after it went live', () => {
    given(integration, aStartedIntegration()).when(takeLive).then(integrationWentLive());
    given(integration, aStartedIntegration(), integrationWentLive())
      .when(documentAt())
      .then(integrationDocumented(), integrationCompleted());
  });

  it('DU-5: is complete once: better documentation later completes nothing again', () => {
    const moved = 'https://docs.example.com/moved';
    given(integration, aCompletedIntegration()).when(documentAt(moved)).then(integrationDocumented(moved));
  });

  it('goes live and is documented once when either is sent twice', () => {
    given(integration, aCompletedIntegration()).when(takeLive).thenNothing();
    given(integration, aCompletedIntegration()).when(documentAt()).thenNothing();
    given(integration, aStartedIntegration(), integrationDocumented()).when(documentAt()).thenNothing();
  });

  it.each([
    ['documented', documentAt()],
    ['taken live', takeLive],
  ])('IN-7: is not %s before the request was accepted', (_what, command) => {
    given(integration, aScoredRequest()).when(command).refusedBy(nothingBeforeTriage, { accepted: false });
    given(integration).when(command).refusedBy(nothingBeforeTriage, { accepted: false });
  });

  it.each([
    ['documented', documentAt()],
    ['taken live', takeLive],
  ])('LC-1: is not %s before it was started', (_what, command) => {
    given(integration, anAcceptedRequest()).when(command).refusedBy(theStageMustBeOpen, { stage: 'INTEGRATION', status: 'NOT_STARTED' });
  });

  it('LC-1: takes its commands once it was started', () => {
    given(integration, aStartedIntegration()).when(takeLive).then(integrationWentLive());
  });

  it.each([
    ['documented', documentAt()],
    ['taken live', takeLive],
  ])('LC-2: is not %s once the partnership has ended or the stage was closed', (_what, command) => {
    given(integration, aStartedIntegration(), partnershipEnded()).when(command).refusedBy(anEndedPartnershipRests, { status: 'STARTED' });
    given(integration, aStartedIntegration(), closed('STARTED')).when(command).refusedBy(anEndedPartnershipRests, { status: 'CLOSED' });
  });
});

describe('Closing the integration of an ended partnership', () => {
  it('closes it', () => {
    given(integration, aStartedIntegration(), partnershipEnded()).when(close).then(closed('STARTED'));
  });

  it('closes one that was not started, too, so that a start under way comes too late', () => {
    given(integration, anAcceptedRequest(), partnershipEnded()).when(close).then(closed('NOT_STARTED'));
    given(integration, anAcceptedRequest(), closed('NOT_STARTED')).when(start).refusedBy(anEndedPartnershipRests, { status: 'CLOSED' });
  });

  it('records nothing when sent twice', () => {
    given(integration, aStartedIntegration(), partnershipEnded(), closed('STARTED')).when(close).thenNothing();
  });
});
