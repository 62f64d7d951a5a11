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
  goToMarketLaunched,
  goToMarketOpened,
  goToMarketPaused,
  goToMarketPlanned,
  goToMarketResumed,
  partnershipEnded,
  partnershipId,
} from '@entente/testing';
import {
  CancelActivity,
  CloseGoToMarket,
  CompleteActivity,
  LaunchGoToMarket,
  PauseGoToMarket,
  PlanActivity,
  PlanGoToMarket,
  ResumeGoToMarket,
} from './go-to-market.commands.js';
import { goToMarketDecider as goToMarket } from './go-to-market.decider.js';
import { GoToMarketClosed } from './go-to-market.events.js';
import { aPauseInterruptsAPlan, aPausedGoToMarketStandsStill, aPlanSaysWhatIsPlanned } from './go-to-market.rules.js';

const pause = (reason = 'Their fair was put off') => new PauseGoToMarket({ partnershipId, reason, now: at });
const resume = new ResumeGoToMarket({ partnershipId, now: at });
const launch = new LaunchGoToMarket({ partnershipId, now: at });
const close = new CloseGoToMarket({ partnershipId, reason: 'Acquired', now: at });
const complete = new CompleteActivity({ partnershipId, activityId: 'webinar-1', outcome: '120 people came', evidence: null, now: at });
const cancel = new CancelActivity({ partnershipId, activityId: 'webinar-1', reason: 'The speaker fell ill', now: at });
const planAnew = new PlanGoToMarket({ partnershipId, summary: 'A fair', leadingSide: 'PARTNER', exceptionReason: null, now: at });
const another = new PlanActivity({ partnershipId, ...aWebinar, activityId: 'webinar-2', now: at });
const opened = [...aCompletedIntegration(), goToMarketOpened()];
const planned = [...aPlannedGoToMarket(), activityPlanned()];
const pausedAfterLaunch = [...planned, goToMarketLaunched(), goToMarketPaused({ pausedWhile: 'LAUNCHED' })];
const closed = (closedWhile: 'PAUSED' | 'LAUNCHED', ...activityIds: readonly string[]) =>
  GoToMarketClosed({ partnershipId, activityIds: [...activityIds], reason: 'Acquired', closedWhile, closedAt: at });

describe('A pause of go-to-market', () => {
  it('LC-25: interrupts a plan or a launch, with a reason', () => {
    given(goToMarket, aPlannedGoToMarket()).when(pause()).then(goToMarketPaused());
    given(goToMarket, aLaunchedGoToMarket())
      .when(pause())
      .then(goToMarketPaused({ pausedWhile: 'LAUNCHED' }));
  });

  it('LC-25: ends where it began', () => {
    given(goToMarket, planned, goToMarketPaused()).when(resume).then(goToMarketResumed());
    given(goToMarket, pausedAfterLaunch).when(resume).then(goToMarketResumed('LAUNCHED'));
  });

  it('records nothing when a command is sent twice', () => {
    given(goToMarket, planned, goToMarketPaused()).when(pause()).thenNothing();
    given(goToMarket, planned, goToMarketPaused(), goToMarketResumed()).when(resume).thenNothing();
    given(goToMarket, pausedAfterLaunch).when(launch).thenNothing();
  });

  it('LC-25 refuses a pause or its end before there is a plan', () => {
    for (const command of [pause(), resume]) {
      given(goToMarket, opened).when(command).refusedBy(aPauseInterruptsAPlan, { status: 'OPEN' });
      given(goToMarket, aCompletedIntegration()).when(command).refusedBy(aPauseInterruptsAPlan, { status: 'NOT_OPEN' });
    }
  });

  it('LC-25 refuses a blank reason, and a second one for the same pause', () => {
    given(goToMarket, planned).when(pause(' ')).refusedBy(aPauseInterruptsAPlan, { field: 'reason' });
    given(goToMarket, planned, goToMarketPaused())
      .when(pause('No budget'))
      .refusedBy(aPauseInterruptsAPlan, { pausedFor: 'Their fair was put off' });
  });

  it.each([
    ['planned anew', planAnew],
    ['given an activity', another],
    ['launched', launch],
    ['carried on with a completed activity', complete],
  ])('LC-24 refuses that it is %s in between', (_what, command) => {
    given(goToMarket, planned, goToMarketPaused())
      .when(command)
      .refusedBy(aPausedGoToMarketStandsStill, { pausedFor: 'Their fair was put off' });
  });

  it('LC-6: is not planned anew once it was launched, paused or not', () => {
    given(goToMarket, pausedAfterLaunch).when(planAnew).refusedBy(aPlanSaysWhatIsPlanned, { status: 'LAUNCHED' });
  });

  it('LC-24: lets an activity be cancelled in between', () => {
    given(goToMarket, planned, goToMarketPaused()).when(cancel).then(activityCancelled());
  });

  it('LC-24: lets all of it go on once it was resumed', () => {
    const resumed = given(goToMarket, planned, goToMarketPaused(), goToMarketResumed());
    resumed.when(planAnew).then(goToMarketPlanned({ summary: 'A fair' }));
    resumed.when(another).then(activityPlanned({ activityId: 'webinar-2' }));
    resumed.when(launch).then(goToMarketLaunched());
    resumed.when(complete).then(activityCompleted());
  });

  it.each([
    ['paused', pause()],
    ['resumed', resume],
  ])('LC-2, IN-7: is not %s before the acceptance or after the end', (_what, command) => {
    given(goToMarket, aScoredRequest()).when(command).refusedBy(nothingBeforeTriage, { accepted: false });
    given(goToMarket, pausedAfterLaunch, partnershipEnded()).when(command).refusedBy(anEndedPartnershipRests, { status: 'PAUSED' });
    given(goToMarket, pausedAfterLaunch, closed('PAUSED')).when(command).refusedBy(anEndedPartnershipRests, { status: 'CLOSED' });
  });
});

describe('The end of the partnership', () => {
  it('closes what had not taken place, and that alone', () => {
    const three = [...planned, ...['webinar-2', 'webinar-3'].map((activityId) => activityPlanned({ activityId }))];
    const two = [activityCompleted(), activityCancelled({ activityId: 'webinar-2' })];
    given(goToMarket, three, goToMarketLaunched(), two, partnershipEnded()).when(close).then(closed('LAUNCHED', 'webinar-3'));
  });

  it('closes a paused go-to-market, once when sent twice', () => {
    given(goToMarket, pausedAfterLaunch, partnershipEnded()).when(close).then(closed('PAUSED', 'webinar-1'));
    given(goToMarket, pausedAfterLaunch, partnershipEnded(), closed('PAUSED', 'webinar-1')).when(close).thenNothing();
  });
});
