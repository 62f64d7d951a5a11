import type { EventOf, Instant, PartnershipId } from '@entente/kernel';
import type { Asked } from './inbound-request.commands.js';
import type { Classification, DemandSignalled, PartnershipScored, ReferredTo, RequestClock, TeamAgreed } from './inbound-request.events.js';

export type Scorecard = Pick<EventOf<typeof PartnershipScored>['data'], 'criteriaVersion' | 'ratings' | 'metOnRevenueAlone'>;
export type Signal = Pick<EventOf<typeof DemandSignalled>['data'], 'signalId' | 'source' | 'note' | 'link'>;

/** What is known of a request once it was made. */
export interface RequestFile extends Asked {
  readonly origin: 'PARTNER' | 'COLLEAGUE';
  readonly acquisitionInquiry: boolean;
  readonly posted: boolean;
  /** When each clock that still runs, or stands still, is due; null for one that ended, ran out or never was. */
  readonly due: Readonly<Record<RequestClock, Instant | null>>;
  /** What was asked and not told yet. */
  readonly question: { readonly text: string; readonly askedAt: Instant } | null;
  /** The last information that was given. */
  readonly answer: string | null;
  readonly lead: string | null;
  readonly formerLeads: readonly string[];
  readonly nextSteps: readonly string[];
  readonly signals: readonly Signal[];
  /** The classes in force, the latest last. */
  readonly classes: readonly Classification[];
  readonly agreements: readonly EventOf<typeof TeamAgreed>['data']['team'][];
  readonly scorecard: Scorecard | null;
  readonly ended: boolean;
}

export type OpenRequest = RequestFile & { readonly status: 'OPEN' };
export type AcceptedRequest = RequestFile & { readonly status: 'ACCEPTED' };

export type InboundRequest =
  | { readonly status: 'NOT_REQUESTED' }
  | OpenRequest
  | AcceptedRequest
  | (RequestFile & { readonly status: 'DECLINED'; readonly reason: string; readonly reopenedAs: PartnershipId | null })
  | (RequestFile & { readonly status: 'WITHDRAWN'; readonly reason: string })
  | (RequestFile & { readonly status: 'REFERRED'; readonly reason: string; readonly to: ReferredTo })
  | { readonly status: 'CLOSED' }
  | { readonly status: 'LAPSED' };

export const notRequested: InboundRequest = { status: 'NOT_REQUESTED' };
