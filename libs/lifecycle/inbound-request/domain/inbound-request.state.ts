import type { EventOf } from '@entente/kernel';
import type { Classification } from './inbound-request.commands.js';
import type { PartnershipScored, TeamAgreed } from './inbound-request.events.js';

export type Scorecard = Pick<EventOf<typeof PartnershipScored>['data'], 'criteriaVersion' | 'ratings' | 'metOnRevenueAlone'>;

/** What is known of a request once it was made. */
export interface RequestFile {
  readonly origin: 'PARTNER' | 'COLLEAGUE';
  readonly partnerName: string;
  readonly posted: boolean;
  readonly lead: string | null;
  readonly nextSteps: readonly string[];
  readonly classes: readonly Classification[];
  readonly agreements: readonly EventOf<typeof TeamAgreed>['data']['team'][];
  readonly scorecard: Scorecard | null;
  readonly ended: boolean;
}

export type OpenRequest = RequestFile & { readonly status: 'OPEN' };

export type InboundRequest =
  | { readonly status: 'NOT_REQUESTED' }
  | OpenRequest
  | (RequestFile & { readonly status: 'ACCEPTED' })
  | (RequestFile & { readonly status: 'DECLINED'; readonly reason: string })
  | { readonly status: 'CLOSED' }
  | { readonly status: 'LAPSED' };

export const notRequested: InboundRequest = { status: 'NOT_REQUESTED' };
