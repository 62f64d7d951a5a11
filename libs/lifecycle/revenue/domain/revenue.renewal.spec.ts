import { anOpenRevenue, at, given, partnershipRenewed } from '@entente/testing';
import { RenewPartnership } from './revenue.commands.js';
import { revenueDecider as revenue } from './revenue.decider.js';
import { aRenewalIsATermThatFollows } from './revenue.rules.js';

const { renewedAt: _renewedAt, ...term } = partnershipRenewed().data;
const renew = (stated: Partial<RenewPartnership['data']> = {}) => new RenewPartnership({ ...term, now: at, ...stated });

describe('A renewal', () => {
  const next = { termFrom: '2021-03-01', termUntil: '2022-02-28' };
  const renewed = given(revenue, anOpenRevenue(), partnershipRenewed());

  it('LC-31: is of a first term and of each that begins later, once when sent twice', () => {
    given(revenue, anOpenRevenue()).when(renew()).then(partnershipRenewed());
    renewed.when(renew(next)).then(partnershipRenewed(next));
    renewed.when(renew({ termFrom: '2020-03-02' })).then(partnershipRenewed({ termFrom: '2020-03-02' }));
    renewed.when(renew()).thenNothing();
  });

  it.each(['2020-03-01', '2020-02-29'])('LC-31: is refused for a term from 2020-03-01 until %s', (termUntil) => {
    const facts = { field: 'termUntil', termFrom: '2020-03-01', termUntil };
    given(revenue, anOpenRevenue()).when(renew({ termUntil })).refusedBy(aRenewalIsATermThatFollows, facts);
  });

  it.each(['2020-03-01', '2019-03-01'])(
    'LC-31: is refused for another term from %s, since the one before began on 2020-03-01',
    (termFrom) => {
      const facts = { field: 'termFrom', termFrom, before: '2020-03-01' };
      renewed.when(renew({ ...next, termFrom })).refusedBy(aRenewalIsATermThatFollows, facts);
    },
  );

  it('LC-31: is refused when it does not say what was agreed', () => {
    given(revenue, anOpenRevenue())
      .when(renew({ agreement: ' ' }))
      .refusedBy(aRenewalIsATermThatFollows, { field: 'agreement' });
  });
});
