import { anEndedPartnershipRests, nothingBeforeTriage } from '@entente/kernel';
import {
  aCompletedIntegration,
  aLaunchedGoToMarket,
  aPlannedGoToMarket,
  aScoredRequest,
  aWebinar,
  activityCancelled,
  activityCompleted,
  activityPlanned,
  at,
  given,
  goToMarketOpened,
  goToMarketPaused,
  integrationWentLive,
  partnershipEnded,
  partnershipId,
} from '@entente/testing';
import { IntegrationRetired } from '../../integration/domain/integration.events.js';
import { ActivityKind } from './activity.events.js';
import { CancelActivity, CompleteActivity, PlanActivity } from './go-to-market.commands.js';
import { goToMarketDecider as goToMarket } from './go-to-market.decider.js';
import {
  aListingLeadsToALiveIntegration,
  aWebinarShowsALiveIntegration,
  anActivityEndsOnce,
  anActivityIsPartOfAPlan,
} from './go-to-market.rules.js';

const its = { partnershipId, activityId: 'webinar-1', now: at };
const plan = (stated: Partial<PlanActivity['data']> = {}) => new PlanActivity({ partnershipId, ...aWebinar, now: at, ...stated });
const complete = (stated: Partial<CompleteActivity['data']> = {}) =>
  new CompleteActivity({ ...its, outcome: '120 people came', evidence: null, ...stated });
const cancel = (stated: Partial<CancelActivity['data']> = {}) => new CancelActivity({ ...its, reason: 'The speaker fell ill', ...stated });
const retired = IntegrationRetired({ partnershipId, integrationId: 'teamcity', reason: 'Replaced', retiredAt: at });
const aListing = { kind: 'LISTING', jointCustomer: null } as const;
const others = ActivityKind.options.filter((kind) => kind !== 'LISTING' && kind !== 'WEBINAR');
const planned = [...aPlannedGoToMarket(), activityPlanned()];

describe('An activity of go-to-market', () => {
  it('LC-20: is planned as part of a plan, before the launch and after it', () => {
    given(goToMarket, aPlannedGoToMarket()).when(plan()).then(activityPlanned());
    given(goToMarket, aLaunchedGoToMarket()).when(plan()).then(activityPlanned());
    given(goToMarket, planned)
      .when(plan({ activityId: 'webinar-2' }))
      .then(activityPlanned({ activityId: 'webinar-2' }));
  });

  it('LC-20 refuses an activity without a plan', () => {
    given(goToMarket, aCompletedIntegration()).when(plan()).refusedBy(anActivityIsPartOfAPlan, { status: 'NOT_OPEN' });
    given(goToMarket, aCompletedIntegration(), goToMarketOpened()).when(plan()).refusedBy(anActivityIsPartOfAPlan, { status: 'OPEN' });
  });

  it.each([
    ['title', plan({ title: ' ' })],
    ['owner', plan({ owner: '' })],
  ])('LC-20 refuses a blank %s', (field, command) => {
    given(goToMarket, aPlannedGoToMarket()).when(command).refusedBy(anActivityIsPartOfAPlan, { field });
  });

  it.each<Partial<PlanActivity['data']>>([
    { title: 'Another' },
    { owner: 'ana' },
    { dueOn: '2020-05-01' },
    { kind: 'EVENT' },
    { jointCustomer: 'A shop of both' },
  ])('LC-20 refuses another activity of the same name: %j', (stated) => {
    given(goToMarket, planned)
      .when(plan(stated))
      .refusedBy(anActivityIsPartOfAPlan, { field: 'activityId', activityId: 'webinar-1', title: aWebinar.title });
  });

  it('records nothing when it is planned twice, whatever became of it', () => {
    for (const became of [[], activityCompleted(), activityCancelled(), goToMarketPaused()]) {
      given(goToMarket, planned, became).when(plan()).thenNothing();
    }
  });

  it('LC-23: is completed with an outcome, and evidence where there is some', () => {
    const evidence = 'https://example.com/recording';
    given(goToMarket, planned).when(complete()).then(activityCompleted());
    given(goToMarket, planned).when(complete({ evidence })).then(activityCompleted({ evidence }));
    given(goToMarket, planned, activityCompleted()).when(complete()).thenNothing();
  });

  it('LC-23: is cancelled with a reason', () => {
    given(goToMarket, planned).when(cancel()).then(activityCancelled());
    given(goToMarket, planned, activityCancelled()).when(cancel()).thenNothing();
  });

  it.each([
    ['outcome', complete({ outcome: ' ' })],
    ['reason', cancel({ reason: '' })],
  ])('LC-23 refuses a blank %s', (field, command) => {
    given(goToMarket, planned).when(command).refusedBy(anActivityEndsOnce, { field });
  });

  it('LC-23 refuses to end twice: by another outcome, by another reason, or by both ends', () => {
    const completed = { activityId: 'webinar-1', status: 'COMPLETED', outcome: '120 people came', evidence: null };
    const cancelled = { activityId: 'webinar-1', status: 'CANCELLED', reason: 'The speaker fell ill' };
    const recording = complete({ evidence: 'https://example.com/recording' });
    for (const command of [complete({ outcome: 'Nobody came' }), recording, cancel()]) {
      given(goToMarket, planned, activityCompleted()).when(command).refusedBy(anActivityEndsOnce, completed);
    }
    for (const command of [cancel({ reason: 'No room' }), complete()]) {
      given(goToMarket, planned, activityCancelled()).when(command).refusedBy(anActivityEndsOnce, cancelled);
    }
  });

  it.each([
    ['completed', complete({ activityId: 'no-activity' })],
    ['cancelled', cancel({ activityId: 'no-activity' })],
  ])('LC-23 refuses one that nobody planned to be %s', (_what, command) => {
    const facts = { field: 'activityId', activityId: 'no-activity', known: ['webinar-1'] };
    given(goToMarket, planned).when(command).refusedBy(anActivityEndsOnce, facts);
  });

  it.each([
    ['planned', plan()],
    ['completed', complete()],
    ['cancelled', cancel()],
  ])('LC-2, IN-7: is not %s before the acceptance or after the end', (_what, command) => {
    given(goToMarket, aScoredRequest()).when(command).refusedBy(nothingBeforeTriage, { accepted: false });
    given(goToMarket, planned, partnershipEnded()).when(command).refusedBy(anEndedPartnershipRests, { status: 'PLANNED' });
  });
});

describe('What an activity needs', () => {
  it('LC-21: a live integration and one joint customer, when it is a webinar', () => {
    given(goToMarket, aPlannedGoToMarket()).when(plan()).then(activityPlanned());
    given(goToMarket, planned).when(complete()).then(activityCompleted());
  });

  it.each([null, '', ' \n'])('LC-21 refuses a webinar without a joint customer: %j', (jointCustomer) => {
    given(goToMarket, aPlannedGoToMarket())
      .when(plan({ jointCustomer }))
      .refusedBy(aWebinarShowsALiveIntegration, { field: 'jointCustomer' });
  });

  it('LC-21 refuses a webinar once no integration is live, and its completion', () => {
    given(goToMarket, aPlannedGoToMarket(), retired).when(plan()).refusedBy(aWebinarShowsALiveIntegration, { live: false });
    given(goToMarket, planned, retired).when(complete()).refusedBy(aWebinarShowsALiveIntegration, { live: false });
  });

  it('LC-21: any integration that is still live will do', () => {
    const another = integrationWentLive({ integrationId: 'jira' });
    given(goToMarket, planned, another, retired).when(complete()).then(activityCompleted());
  });

  it('LC-22: a live integration, when it is a listing', () => {
    given(goToMarket, aPlannedGoToMarket()).when(plan(aListing)).then(activityPlanned(aListing));
    given(goToMarket, aPlannedGoToMarket(), activityPlanned(aListing)).when(complete()).then(activityCompleted());
  });

  it('LC-22 refuses a listing once no integration is live, and its completion', () => {
    const listing = [...aPlannedGoToMarket(), activityPlanned(aListing), retired];
    given(goToMarket, aPlannedGoToMarket(), retired).when(plan(aListing)).refusedBy(aListingLeadsToALiveIntegration, { live: false });
    given(goToMarket, listing).when(complete()).refusedBy(aListingLeadsToALiveIntegration, { live: false });
    given(goToMarket, listing).when(cancel()).then(activityCancelled());
  });

  it.each(others)('neither of them, when it is a %s', (kind) => {
    const one = { kind, jointCustomer: null };
    given(goToMarket, aPlannedGoToMarket(), retired).when(plan(one)).then(activityPlanned(one));
    given(goToMarket, aPlannedGoToMarket(), activityPlanned(one), retired).when(complete()).then(activityCompleted());
    given(goToMarket, aPlannedGoToMarket())
      .when(plan({ kind, jointCustomer: ' ' }))
      .then(activityPlanned(one));
  });
});
