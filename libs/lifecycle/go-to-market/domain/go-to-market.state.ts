import type { EventOf } from '@entente/kernel';
import type { PartnerClassified } from '../../inbound-request/domain/inbound-request.events.js';
import type { ActivityPlanned } from './activity.events.js';
import type { GoToMarketPlanned } from './go-to-market.events.js';

export type Class = Pick<
  EventOf<typeof PartnerClassified>['data'],
  'kind' | 'technologyType' | 'platformType' | 'direction' | 'resellerType' | 'product'
>;

/** What go-to-market needs to know of one of the partnership's integrations. */
export interface Integration {
  readonly integrationId: string;
  readonly documented: boolean;
  readonly live: boolean;
  /** Live and documented. */
  readonly completed: boolean;
  readonly retired: boolean;
}

export type ActivityContent = Omit<EventOf<typeof ActivityPlanned>['data'], 'partnershipId' | 'plannedAt'>;

type Course =
  | { readonly status: 'PLANNED' | 'CLOSED' }
  | { readonly status: 'COMPLETED'; readonly outcome: string; readonly evidence: string | null }
  | { readonly status: 'CANCELLED'; readonly reason: string };

export interface Activity extends ActivityContent {
  readonly course: Course;
}

export type Plan = Pick<EventOf<typeof GoToMarketPlanned>['data'], 'summary' | 'leadingSide' | 'leadingSideException'>;

/** What the partnership's other streams tell. */
interface Background {
  readonly accepted: boolean;
  readonly ended: boolean;
  /** The classes in force, in the order in which they were given (CL-8). */
  readonly classes: readonly Class[];
  readonly integrations: readonly Integration[];
}

export type GoToMarket = Background & {
  /** Where it stands, or stood when it was paused. */
  readonly status: 'NOT_OPEN' | 'OPEN' | 'PLANNED' | 'LAUNCHED' | 'CLOSED';
  readonly plan: Plan | null;
  /** Why it is paused; null while it is not. */
  readonly pausedFor: string | null;
  readonly activities: readonly Activity[];
};

export const notOpen: GoToMarket = {
  status: 'NOT_OPEN',
  accepted: false,
  ended: false,
  classes: [],
  integrations: [],
  plan: null,
  pausedFor: null,
  activities: [],
};
