import { Instant, PartnershipId, Text, event } from '@entente/kernel';
import { z } from 'zod';
import { Side } from '../../integration/domain/integration.events.js';

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

export const GoToMarketClosed = event('GoToMarketClosed', 1, 'The go-to-market stage was closed because the partnership ended', {
  partnershipId: PartnershipId,
  reason: Text,
  closedWhile: z.enum(['NOT_OPEN', 'OPEN', 'PLANNED', 'LAUNCHED']).describe('Where the stage stood'),
  closedAt: Instant,
});

export const goToMarketEvents = [GoToMarketOpened, GoToMarketPlanned, GoToMarketLaunched, GoToMarketClosed] as const;
