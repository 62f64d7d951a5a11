import { handbook, reading, rule } from '@entente/kernel';

const definitions = 'partner-definitions';

export const thePartnerLeadsAnInboundGoToMarket = rule(
  'DU-3',
  'An inbound partner leads go-to-market and the host supports; an exception needs a reason',
  handbook(
    definitions,
    'For go-to-market initiatives with inbound partners, we are open to collaboration but expect them to lead the effort.',
  ),
);

export const goToMarketFollowsACompleteIntegration = rule(
  'DU-5',
  'Go-to-market starts after an integration is live and documented',
  reading(definitions),
);

export const aPlanSaysWhatIsPlanned = rule(
  'LC-6',
  'A go-to-market plan says what is planned, and is made before the launch',
  reading(definitions),
);

export const anActivityIsPartOfAPlan = rule(
  'LC-20',
  'An activity is planned once go-to-market has a plan, under a name of its own, with a title and an owner',
  reading(definitions),
);

export const aWebinarShowsALiveIntegration = rule(
  'LC-21',
  'A webinar needs a live integration and one joint customer, when it is planned and when it takes place',
  reading(definitions),
);

export const aListingLeadsToALiveIntegration = rule(
  'LC-22',
  'A listing leads users to a live integration, and is neither planned nor completed without one',
  reading('interested-in-a-gitlab-technology-partnership'),
);

export const anActivityEndsOnce = rule(
  'LC-23',
  'An activity that was planned is completed with an outcome or cancelled with a reason: one of the two, and once',
  reading(definitions),
);

export const aPausedGoToMarketStandsStill = rule(
  'LC-24',
  'Until a paused go-to-market is resumed nothing is planned, launched or completed; an activity can be cancelled all the same',
  reading(definitions),
);

export const aPauseInterruptsAPlan = rule(
  'LC-25',
  'Go-to-market is paused for one reason at a time, once it has a plan, and resumed where there was something to pause',
  reading(definitions),
);
