import {
  activityCancelled,
  activityCompleted,
  activityPlanned,
  at,
  goToMarketLaunched,
  goToMarketOpened,
  goToMarketPaused,
  goToMarketPlanned,
  goToMarketResumed,
  partnershipEnded,
  partnershipId,
  partnershipRenewed,
  revenueOpened,
  revenueRecorded,
  revenueReversed,
} from '@entente/testing';
import { GoToMarketClosed, goToMarketEvents } from '../../lifecycle/go-to-market/domain/go-to-market.events.js';
import { partnershipEvents } from '../../lifecycle/partnership/domain/partnership.events.js';
import { RevenueClosed, revenueEvents } from '../../lifecycle/revenue/domain/revenue.events.js';
import { eachSays } from './testing/each-says.js';

describe('Of going to market it is said', () => {
  eachSays(goToMarketEvents, [
    [goToMarketOpened(), 'opened go-to-market, since an integration is live and documented'],
    [goToMarketPlanned(), 'planned go-to-market, which the partner leads; the plan: A webinar'],
    [
      goToMarketPlanned({ leadingSide: 'HOST', leadingSideException: 'They asked us to' }),
      'planned go-to-market, which the host leads by exception: They asked us to; the plan: A webinar',
    ],
    [goToMarketLaunched(), 'launched go-to-market'],
    [goToMarketPaused(), 'paused go-to-market: Their fair was put off'],
    [goToMarketResumed(), 'resumed go-to-market'],
    [activityPlanned(), 'planned webinar webinar-1 with A bank of both, Builds of what you push, at work, for bo to do by 1 April 2020'],
    [
      activityPlanned({ activityId: 'news', kind: 'PRESS_RELEASE', title: 'Two work together', jointCustomer: null }),
      'planned press release news, Two work together, for bo to do by 1 April 2020',
    ],
    [activityCompleted(), 'completed activity webinar-1: 120 people came'],
    [
      activityCompleted({ evidence: 'https://example.com/recording' }),
      'completed activity webinar-1, as is seen at https://example.com/recording: 120 people came',
    ],
    [activityCancelled(), 'cancelled activity webinar-1: The speaker fell ill'],
    [
      GoToMarketClosed({ partnershipId, activityIds: [], reason: 'Acquired', closedWhile: 'PLANNED', closedAt: at }),
      'closed go-to-market, since the partnership had ended: Acquired',
    ],
  ]);
});

describe('Of the revenue it is said', () => {
  eachSays(revenueEvents, [
    [revenueOpened(), 'opened revenue, since go-to-market was launched'],
    [revenueRecorded({ amount: 1_250_000 }), 'recorded revenue of 12,500.00 USD for January 2020 from resale (self-managed)'],
    [
      revenueRecorded({ amount: 125_00, currency: 'JPY', source: 'MARKETPLACE', deliveryModel: 'GITLAB_COM', replaces: 'revenue-0' }),
      'recorded revenue of 12,500 JPY for January 2020 from a marketplace (GitLab.com) in place of entry revenue-0',
    ],
    [
      revenueRecorded({ amount: Number.MAX_SAFE_INTEGER, currency: 'KWD' }),
      'recorded revenue of 9,007,199,254,740.991 KWD for January 2020 from resale (self-managed)',
    ],
    [revenueReversed(), 'reversed revenue of 125.00 USD for January 2020, entry revenue-1: Typed twice'],
    [partnershipRenewed(), 'renewed the partnership from 1 March 2020 until 28 February 2021: As before'],
    [
      RevenueClosed({ partnershipId, reason: 'Acquired', closedWhile: 'OPEN', closedAt: at }),
      'closed revenue, since the partnership had ended: Acquired',
    ],
  ]);
});

describe('Of the partnership as a whole it is said', () => {
  eachSays(partnershipEvents, [[partnershipEnded(), 'ended the partnership: Acquired by another company']]);
});
