import { handbook, reading, rule } from '@entente/kernel';

export const thePartnerLeadsAnInboundGoToMarket = rule(
  'DU-3',
  'An inbound partner leads go-to-market and the host supports; an exception needs a reason',
  handbook(
    'partner-definitions',
    'For go-to-market initiatives with inbound partners, we are open to collaboration but expect them to lead the effort.',
  ),
);

export const goToMarketFollowsACompleteIntegration = rule(
  'DU-5',
  'Go-to-market starts after an integration is live and documented',
  reading('partner-definitions'),
);

export const aPlanSaysWhatIsPlanned = rule(
  'LC-6',
  'A go-to-market plan says what is planned, and is made before the launch',
  reading('partner-definitions'),
);
