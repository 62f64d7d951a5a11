import { ensure } from '@entente/kernel';
import type { CloseGoToMarket, LaunchGoToMarket, PauseGoToMarket, ResumeGoToMarket } from './go-to-market.commands.js';
import { GoToMarketClosed, GoToMarketLaunched, GoToMarketPaused, GoToMarketResumed } from './go-to-market.events.js';
import { aPauseInterruptsAPlan, aPlanSaysWhatIsPlanned } from './go-to-market.rules.js';
import type { GoToMarket } from './go-to-market.state.js';
import { ensureAlive, ensureIntegrated, ensureNotPaused, standingOf } from './standing.js';

export function launch({ data }: LaunchGoToMarket, state: GoToMarket) {
  ensureAlive(state);
  const status = standingOf(state);
  if (status === 'LAUNCHED') return [];
  ensureIntegrated(state);
  ensure(status === 'PLANNED', aPlanSaysWhatIsPlanned, { status });
  ensureNotPaused(state);
  return [GoToMarketLaunched({ partnershipId: data.partnershipId, launchedAt: data.now })];
}

export function pause({ data }: PauseGoToMarket, state: GoToMarket) {
  const pausedWhile = ensurePlanned(state);
  const { partnershipId, reason, now: pausedAt } = data;
  if (state.pause?.reason === reason) return [];
  ensure(state.pause === null, aPauseInterruptsAPlan, { pausedFor: state.pause?.reason });
  ensure(reason.trim() !== '', aPauseInterruptsAPlan, { field: 'reason' });
  return [GoToMarketPaused({ partnershipId, reason, pausedWhile, pausedAt })];
}

export function resume({ data }: ResumeGoToMarket, state: GoToMarket) {
  const resumedTo = ensurePlanned(state);
  return state.pause === null ? [] : [GoToMarketResumed({ partnershipId: data.partnershipId, resumedTo, resumedAt: data.now })];
}

function ensurePlanned(state: GoToMarket): 'PLANNED' | 'LAUNCHED' {
  ensureAlive(state);
  const status = standingOf(state);
  ensure(status === 'PLANNED' || status === 'LAUNCHED', aPauseInterruptsAPlan, { status });
  return status;
}

export function close({ data }: CloseGoToMarket, state: GoToMarket) {
  const { partnershipId, reason, now: closedAt } = data;
  const activityIds = state.activities.filter(({ course }) => course.status === 'PLANNED').map(({ activityId }) => activityId);
  return state.status === 'CLOSED' ? [] : [GoToMarketClosed({ partnershipId, activityIds, reason, closedWhile: state.status, closedAt })];
}
