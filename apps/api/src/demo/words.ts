import type { Classification } from '../../../../libs/lifecycle/inbound-request/domain/inbound-request.events.js';

interface Wishes {
  readonly endUserBenefits: string;
  readonly businessRelationship: string;
}

/** What partners of a type promise and want. */
export const WISHES: Readonly<Record<NonNullable<Classification['technologyType']>, Wishes>> = {
  PLATFORM: {
    endUserBenefits: 'Teams deploy to the platform that they run already, from the pipeline that they have already.',
    businessRelationship: 'A technology partnership with a marketplace offer, reference architectures and joint campaigns.',
  },
  INTEGRATED: {
    endUserBenefits: 'Teams keep the tool that they know and see its results where they review their changes.',
    businessRelationship: 'A technology partnership with a listing and joint documentation.',
  },
  UPSTREAM: {
    endUserBenefits: 'Developers stay in the tool in which their day begins.',
    businessRelationship: 'A technology partnership with a listing and a talk at each other’s conferences.',
  },
  SELL_TO: {
    endUserBenefits: 'Findings appear in the merge request, before anything is deployed.',
    businessRelationship: 'A technology partnership with a listing, a joint webinar and referrals in both directions.',
  },
};

export const NEXT_STEPS = [
  'Call the partner’s product manager',
  'Ask product, marketing and sales for a review',
  'Try the integration on a test instance',
  'Agree on a date for the first demonstration',
] as const;

export const PLANS = [
  'A listing, a blog post on both sides and one webinar',
  'A listing, a press release and a booth at one conference',
  'A listing and a reference architecture, with a workshop for customers',
] as const;

/** What a rating rests on: when the criterion is met, and when it is not. */
export const RATIONALES = {
  EXPOSURE: ['Reaches teams that do not know the product yet', 'Reaches those who know the product already'],
  PRODUCT_USAGE_FAMILIARITY: ['Many of its users work with the product every week', 'Few of its users have seen the product'],
  ADOPTION: ['Customers run an instance of their own because of it', 'No instance is known that runs because of it'],
  REVENUE: ['Customers are ready to buy both together', 'No joint customer is in sight'],
  STRATEGIC: ['Closes a gap that customers name in every second call', 'Nothing in the direction of the product depends on it'],
  ALIGNMENT: ['Product, marketing and sales agree', 'Not all three teams agree yet'],
} as const;
