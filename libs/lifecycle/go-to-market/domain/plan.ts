import { ensure, saidOrNull } from '@entente/kernel';
import type { OpenGoToMarket, PlanGoToMarket } from './go-to-market.commands.js';
import { GoToMarketOpened, GoToMarketPlanned } from './go-to-market.events.js';
import { aPlanSaysWhatIsPlanned, thePartnerLeadsAnInboundGoToMarket } from './go-to-market.rules.js';
import type { GoToMarket, Plan } from './go-to-market.state.js';
import { ensureAlive, ensureIntegrated, ensureNotPaused, standingOf } from './standing.js';

/** Finds nothing to do where somebody was quicker: the partnership ended, or what was complete is retired. */
export function open({ data }: OpenGoToMarket, state: GoToMarket) {
  const retired = state.integrations.some((one) => one.completed && one.retired);
  const complete = state.integrations.some((one) => one.completed && !one.retired);
  if (state.ended || state.status === 'CLOSED' || (retired && !complete)) return [];
  ensureAlive(state);
  ensureIntegrated(state);
  return opened(data, state);
}

function opened({ partnershipId, now }: OpenGoToMarket['data'], { status }: GoToMarket) {
  return status === 'NOT_OPEN' ? [GoToMarketOpened({ partnershipId, openedAt: now })] : [];
}

export function plan({ data }: PlanGoToMarket, state: GoToMarket) {
  ensureAlive(state);
  ensureIntegrated(state);
  const wanted = planOf(data, state);
  if (state.plan !== null && samePlan(state.plan, wanted)) return [];
  const status = standingOf(state);
  ensure(status !== 'LAUNCHED', aPlanSaysWhatIsPlanned, { status });
  ensureNotPaused(state);
  const { partnershipId, now: plannedAt } = data;
  // The plan can come before the automation that opens the stage, which then finds it open.
  return [...opened(data, state), GoToMarketPlanned({ partnershipId, ...wanted, plannedAt })];
}

function planOf({ summary, leadingSide, exceptionReason }: PlanGoToMarket['data'], { classes }: GoToMarket): Plan {
  ensure(summary.trim() !== '', aPlanSaysWhatIsPlanned, { field: 'summary' });
  const reason = saidOrNull(exceptionReason);
  const inbound = classes.findLast(({ direction }) => direction !== null)?.direction === 'INBOUND';
  const exceptional = inbound && leadingSide === 'HOST';
  ensure(!exceptional || reason !== null, thePartnerLeadsAnInboundGoToMarket, { leadingSide, inbound, field: 'exceptionReason' });
  return { summary, leadingSide, leadingSideException: exceptional ? reason : null };
}

function samePlan(one: Plan, other: Plan): boolean {
  const sameLead = one.leadingSide === other.leadingSide && one.leadingSideException === other.leadingSideException;
  return one.summary === other.summary && sameLead;
}
