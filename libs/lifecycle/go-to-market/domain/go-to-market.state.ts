import type { EventOf } from '@entente/kernel';
import type { Classification } from '../../inbound-request/domain/inbound-request.events.js';
import type { ActivityPlanned } from './activity.events.js';
import type { GoToMarketPaused, GoToMarketPlanned } from './go-to-market.events.js';

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

type ActivityCourse =
  | { readonly status: 'PLANNED' | 'CLOSED' }
  | { readonly status: 'COMPLETED'; readonly outcome: string; readonly evidence: string | null }
  | { readonly status: 'CANCELLED'; readonly reason: string };

export interface Activity extends ActivityContent {
  readonly course: ActivityCourse;
}

export type Plan = Pick<EventOf<typeof GoToMarketPlanned>['data'], 'summary' | 'leadingSide' | 'leadingSideException'>;

/** What the partnership's other streams tell. */
interface Background {
  readonly accepted: boolean;
  readonly ended: boolean;
  /** The classes in force, in the order in which they were given (CL-8). */
  readonly classes: readonly Classification[];
  readonly integrations: readonly Integration[];
}

type Course =
  | { readonly status: 'NOT_OPEN' | 'OPEN' | 'PLANNED' | 'LAUNCHED' | 'CLOSED'; readonly pause: null }
  | { readonly status: 'PAUSED'; readonly pause: Pick<EventOf<typeof GoToMarketPaused>['data'], 'reason' | 'pausedWhile'> };

export type GoToMarket = Background & Course & { readonly plan: Plan | null; readonly activities: readonly Activity[] };

export const notOpen: GoToMarket = {
  status: 'NOT_OPEN',
  accepted: false,
  ended: false,
  classes: [],
  integrations: [],
  plan: null,
  pause: null,
  activities: [],
};
