import { Instant, PartnershipId, Text, event } from '@entente/kernel';
import { z } from 'zod';
import { Side } from '../../integration/domain/integration.events.js';
import { ActivityId, activityEvents } from './activity.events.js';

export const GoToMarketOpened = event('GoToMarketOpened', 1, 'The integration is live and documented, so go-to-market opened', {
  partnershipId: PartnershipId,
  openedAt: Instant,
});

export const GoToMarketPlanned = event('GoToMarketPlanned', 1, 'Go-to-market has a plan and a leading side', {
  partnershipId: PartnershipId,
  summary: Text.describe('What is planned'),
  leadingSide: Side.describe('Who leads the effort'),
  leadingSideException: Text.nullable().describe('Why the host leads for an inbound partner'),
  plannedAt: Instant,
});

export const GoToMarketLaunched = event('GoToMarketLaunched', 1, 'Go-to-market was launched; revenue can follow', {
  partnershipId: PartnershipId,
  launchedAt: Instant,
});

const MadePlan = z.enum(['PLANNED', 'LAUNCHED']);

export const GoToMarketPaused = event('GoToMarketPaused', 1, 'Go-to-market stands still for a while', {
  partnershipId: PartnershipId,
  reason: Text,
  pausedWhile: MadePlan.describe('Where the stage stood'),
  pausedAt: Instant,
});

export const GoToMarketResumed = event('GoToMarketResumed', 1, 'Go-to-market goes on from where it was paused', {
  partnershipId: PartnershipId,
  resumedTo: MadePlan.describe('Where the stage stands again'),
  resumedAt: Instant,
});

export const GoToMarketClosed = event(
  'GoToMarketClosed',
  { current: 2, upcasters: { 1: (data) => ({ ...data, activityIds: [] }) } },
  'The go-to-market stage was closed because the partnership ended',
  {
    partnershipId: PartnershipId,
    activityIds: z.array(ActivityId).describe('The activities that had not taken place'),
    reason: Text,
    closedWhile: z.enum(['NOT_OPEN', 'OPEN', 'PLANNED', 'LAUNCHED', 'PAUSED']).describe('Where the stage stood'),
    closedAt: Instant,
  },
);

export const goToMarketEvents = [
  ...[GoToMarketOpened, GoToMarketPlanned, GoToMarketLaunched, GoToMarketPaused, GoToMarketResumed],
  ...activityEvents,
  GoToMarketClosed,
] as const;
