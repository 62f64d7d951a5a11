import type { EventOf } from '@entente/kernel';
import type { Classification } from '../../inbound-request/domain/inbound-request.events.js';
import type { SideName } from './integration.commands.js';
import type { ListingReview, ListingSubmitted } from './listing.events.js';
import type { StepPlanned } from './step.events.js';

export type StepContent = Pick<EventOf<typeof StepPlanned>['data'], 'title' | 'owner' | 'dueOn'>;

export interface Step extends StepContent {
  readonly stepId: string;
  readonly done: boolean;
}

type Submitted = EventOf<typeof ListingSubmitted>['data'];

export type ListingContent = Pick<Submitted, 'summary' | 'logo' | 'logoType' | 'logoWidth' | 'logoHeight' | 'category'>;

export interface Listing extends ListingContent {
  readonly submittedBy: string;
  readonly sentBack: boolean;
  readonly approvedBy: readonly ListingReview[];
  readonly published: boolean;
}

/** One of a partnership's integrations. */
export interface Integration {
  readonly integrationId: string;
  readonly product: string | null;
  /** Of the class that gave it its duties. */
  readonly direction: Classification['direction'];
  readonly builder: SideName;
  readonly maintainer: SideName;
  readonly maintainerException: string | null;
  readonly steps: readonly Step[];
  readonly docsUrl: string | null;
  readonly audiences: readonly string[];
  readonly listing: Listing | null;
  readonly live: boolean;
  /** Null before it is live, and for what went live before there were certificates. */
  readonly certifiedUntil: string | null;
  readonly stale: boolean;
  readonly priorityBy: readonly string[];
  readonly retired: boolean;
}

/** What the partnership's other streams tell. */
interface Background {
  readonly accepted: boolean;
  readonly ended: boolean;
  /** The classes in force, in the order in which they were given (CL-8). */
  readonly classes: readonly Classification[];
  readonly demand: readonly string[];
}

export type Integrations = Background & {
  readonly status: 'NOT_STARTED' | 'STARTED' | 'CLOSED';
  readonly integrations: readonly Integration[];
};

export const notStarted: Integrations = {
  status: 'NOT_STARTED',
  accepted: false,
  ended: false,
  classes: [],
  demand: [],
  integrations: [],
};
