import { anEndedPartnershipRests, ensure, nothingBeforeTriage } from '@entente/kernel';
import { aPausedGoToMarketStandsStill, goToMarketFollowsACompleteIntegration } from './go-to-market.rules.js';
import type { GoToMarket, Integration } from './go-to-market.state.js';

export function ensureAlive(state: GoToMarket): void {
  ensure(state.accepted, nothingBeforeTriage, { accepted: state.accepted });
  ensure(!state.ended && state.status !== 'CLOSED', anEndedPartnershipRests, { status: state.status });
}

/** On the integrations that are not retired, since what nobody is offered cannot be brought to market. */
export function ensureIntegrated(state: GoToMarket): void {
  const offered = offeredOf(state);
  const facts = { live: offered.some(({ live }) => live), documented: offered.some(({ documented }) => documented) };
  ensure(
    offered.some(({ completed }) => completed),
    goToMarketFollowsACompleteIntegration,
    facts,
  );
}

export function hasLiveIntegration(state: GoToMarket): boolean {
  return offeredOf(state).some(({ live }) => live);
}

function offeredOf({ integrations }: GoToMarket): readonly Integration[] {
  return integrations.filter(({ retired }) => !retired);
}

/** Where it stands, or stands again once it is resumed. */
export function standingOf({ status, pause }: GoToMarket) {
  return pause === null ? status : pause.pausedWhile;
}

export function ensureNotPaused({ pause }: GoToMarket): void {
  ensure(pause === null, aPausedGoToMarketStandsStill, { pausedFor: pause?.reason });
}
