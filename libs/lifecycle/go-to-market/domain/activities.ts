import { ensure, saidOrNull } from '@entente/kernel';
import { ActivityCancelled, ActivityCompleted, ActivityPlanned } from './activity.events.js';
import type { CancelActivity, CompleteActivity, PlanActivity } from './go-to-market.commands.js';
import {
  aListingLeadsToALiveIntegration,
  aWebinarShowsALiveIntegration,
  anActivityEndsOnce,
  anActivityIsPartOfAPlan,
} from './go-to-market.rules.js';
import type { Activity, ActivityContent, GoToMarket } from './go-to-market.state.js';
import { ensureAlive, ensureNotPaused, hasLiveIntegration } from './standing.js';

export function planActivity({ data }: PlanActivity, state: GoToMarket) {
  ensureAlive(state);
  ensure(state.plan !== null, anActivityIsPartOfAPlan, { status: state.status });
  const { partnershipId, now: plannedAt, ...stated } = data;
  const activity = { ...stated, jointCustomer: saidOrNull(stated.jointCustomer) };
  const known = state.activities.find(({ activityId }) => activityId === activity.activityId);
  if (known !== undefined && sameActivity(known, activity)) return [];
  ensureNotPaused(state);
  ensure(known === undefined, anActivityIsPartOfAPlan, { field: 'activityId', activityId: activity.activityId, title: known?.title });
  for (const field of ['title', 'owner'] as const) ensure(activity[field].trim() !== '', anActivityIsPartOfAPlan, { field });
  ensurePossible(activity, state);
  return [ActivityPlanned({ partnershipId, ...activity, plannedAt })];
}

function sameActivity(one: ActivityContent, other: ActivityContent): boolean {
  const samePeople = one.owner === other.owner && one.jointCustomer === other.jointCustomer;
  return one.kind === other.kind && one.title === other.title && one.dueOn === other.dueOn && samePeople;
}

/** What it shows must be there, both when it is planned and when it takes place: an integration may be retired in between. */
function ensurePossible({ kind, jointCustomer }: ActivityContent, state: GoToMarket): void {
  const live = hasLiveIntegration(state);
  const isWebinar = kind === 'WEBINAR';
  ensure(!isWebinar || jointCustomer !== null, aWebinarShowsALiveIntegration, { field: 'jointCustomer' });
  ensure(!isWebinar || live, aWebinarShowsALiveIntegration, { live });
  ensure(kind !== 'LISTING' || live, aListingLeadsToALiveIntegration, { live });
}

export function completeActivity({ data }: CompleteActivity, state: GoToMarket) {
  const { course, ...activity } = plannedActivity(data, state);
  const { partnershipId, activityId, outcome, evidence, now: completedAt } = data;
  if (course.status === 'COMPLETED' && course.outcome === outcome && course.evidence === evidence) return [];
  ensure(course.status === 'PLANNED', anActivityEndsOnce, { activityId, ...course });
  ensureNotPaused(state);
  ensure(outcome.trim() !== '', anActivityEndsOnce, { field: 'outcome' });
  ensurePossible(activity, state);
  return [ActivityCompleted({ partnershipId, activityId, outcome, evidence, completedAt })];
}

export function cancelActivity({ data }: CancelActivity, state: GoToMarket) {
  const { course } = plannedActivity(data, state);
  const { partnershipId, activityId, reason, now: cancelledAt } = data;
  if (course.status === 'CANCELLED' && course.reason === reason) return [];
  ensure(course.status === 'PLANNED', anActivityEndsOnce, { activityId, ...course });
  ensure(reason.trim() !== '', anActivityEndsOnce, { field: 'reason' });
  return [ActivityCancelled({ partnershipId, activityId, reason, cancelledAt })];
}

function plannedActivity({ activityId }: { readonly activityId: string }, state: GoToMarket): Activity {
  ensureAlive(state);
  const found = state.activities.find((one) => one.activityId === activityId);
  const known = state.activities.map((one) => one.activityId);
  ensure(found !== undefined, anActivityEndsOnce, { field: 'activityId', activityId, known });
  return found;
}
