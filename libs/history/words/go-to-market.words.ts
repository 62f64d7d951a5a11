import type { ActivityKind } from '../../lifecycle/go-to-market/domain/activity.events.js';
import { goToMarketEvents } from '../../lifecycle/go-to-market/domain/go-to-market.events.js';
import { sides } from './integration.words.js';
import { day, given, line, telling } from './sentence.js';

const kinds: Readonly<Record<ActivityKind, string>> = {
  LISTING: 'listing',
  PRESS_RELEASE: 'press release',
  BLOG: 'blog post',
  WEBINAR: 'webinar',
  EVENT: 'event',
};

/** What is said of each event of going to market. */
export const goToMarketWords = telling(goToMarketEvents, {
  GoToMarketOpened: ({ openedAt }) => [openedAt, 'opened go-to-market, since an integration is live and documented'],
  GoToMarketPlanned: ({ plannedAt, summary, leadingSide, leadingSideException }) => [
    plannedAt,
    `planned go-to-market, which ${sides[leadingSide]} leads${given(leadingSideException, ' by exception: ')}; the plan: ${line(summary)}`,
  ],
  GoToMarketLaunched: ({ launchedAt }) => [launchedAt, 'launched go-to-market'],
  GoToMarketPaused: ({ pausedAt, reason }) => [pausedAt, `paused go-to-market: ${line(reason)}`],
  GoToMarketResumed: ({ resumedAt }) => [resumedAt, 'resumed go-to-market'],
  ActivityPlanned: ({ plannedAt, activityId, kind, title, owner, dueOn, jointCustomer }) => [
    plannedAt,
    `planned ${kinds[kind]} ${activityId}${given(jointCustomer, ' with ')}, ${line(title)}, for ${line(owner)} to do by ${day(dueOn)}`,
  ],
  ActivityCompleted: ({ completedAt, activityId, outcome, evidence }) => [
    completedAt,
    `completed activity ${activityId}${given(evidence, ', as is seen at ')}: ${line(outcome)}`,
  ],
  ActivityCancelled: ({ cancelledAt, activityId, reason }) => [cancelledAt, `cancelled activity ${activityId}: ${line(reason)}`],
  GoToMarketClosed: ({ closedAt, reason }) => [closedAt, `closed go-to-market, since the partnership had ended: ${line(reason)}`],
});
