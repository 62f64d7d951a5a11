import { goToMarketLaunched, goToMarketPlanned, partnershipId, recorded } from '@entente/testing';
import { OpenRevenue } from '../domain/revenue.commands.js';
import { whenGoToMarketLaunchedThenOpenRevenue as opening } from './when-go-to-market-launched-then-open-revenue.js';

describe('When go-to-market was launched', () => {
  it('DU-5: opens revenue, judged at the moment of the launch’s recording', () => {
    const launched = recorded(goToMarketLaunched());
    expect(opening).toMatchObject({ name: 'when-go-to-market-launched-then-open-revenue', on: 'GoToMarketLaunched' });
    expect(opening.react(launched)).toEqual([new OpenRevenue({ partnershipId, now: launched.recordedAt })]);
  });

  it('DU-5: and only then', () => {
    expect(opening.react(recorded(goToMarketPlanned()))).toEqual([]);
  });
});
