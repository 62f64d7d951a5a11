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

export const aForecastIsNoRevenue = rule(
  'LC-30',
  'Revenue is recorded for a month that has begun; what is expected of a later month is a forecast, and forecasts are not revenue',
  reading(stage),
);

export const aRenewalIsATermThatFollows = rule(
  'LC-31',
  'A renewal says what was agreed, for a term that ends after it begins and begins after the term before it did',
  reading(stage),
);
