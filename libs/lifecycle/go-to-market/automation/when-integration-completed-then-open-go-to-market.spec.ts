import { integrationCompleted, integrationDocumented, integrationWentLive, partnershipId, recorded } from '@entente/testing';
import { OpenGoToMarket } from '../domain/go-to-market.commands.js';
import { whenIntegrationCompletedThenOpenGoToMarket as opening } from './when-integration-completed-then-open-go-to-market.js';

describe('When an integration was completed', () => {
  it('DU-5: opens go-to-market, judged at the moment of the completion’s recording', () => {
    const completed = recorded(integrationCompleted());
    expect(opening).toMatchObject({ name: 'when-integration-completed-then-open-go-to-market', on: 'IntegrationCompleted' });
    expect(opening.react(completed)).toEqual([new OpenGoToMarket({ partnershipId, now: completed.recordedAt })]);
  });

  it('DU-5: and only then, not when it is live or documented alone', () => {
    expect(opening.react(recorded(integrationWentLive()))).toEqual([]);
    expect(opening.react(recorded(integrationDocumented()))).toEqual([]);
  });
});
