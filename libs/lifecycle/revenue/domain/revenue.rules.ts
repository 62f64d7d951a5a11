import { reading, rule } from '@entente/kernel';

const stage = 'criteria-for-successful-partnerships';

export const revenueFollowsGoToMarket = rule(
  'DU-5',
  'Revenue is recorded after go-to-market was launched',
  reading(stage, 'Revenue - Revenue generating partnerships.'),
);

export const moneyIsExact = rule(
  'RV-4',
  'Money is a positive whole number of minor units in an ISO 4217 currency; a mistake is corrected by a reversing event with a reason, never by an edit',
  reading(stage),
);
