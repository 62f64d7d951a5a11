import type { DomainEvent } from '@entente/kernel';
import { aPolicy, aStartedIntegration, given, integrationDocumented, integrationWentLive, listingSubmitted } from '@entente/testing';
import type { IntegrationCommand } from './integration.commands.js';
import { integrationDecider as integration } from './integration.decider.js';
import { IntegrationCertified } from './integration.events.js';
import { aListingFits } from './integration.rules.js';

function behind(event: DomainEvent): IntegrationCommand {
  const command = integration.commandBehind(event);
  if (command === undefined) throw new Error(`${event.type} answers no command`);
  return command;
}

const started = aStartedIntegration();
const certified = IntegrationCertified({
  ...{ partnershipId: integrationWentLive().data.partnershipId, integrationId: integrationWentLive().data.integrationId },
  ...{ certifiedUntil: '2022-03-01T00:00:00.000Z', certifiedAt: '2021-03-01T00:00:00.000Z' },
});

describe('The command behind a decision about an integration', () => {
  it.each([
    ['a listing', started, listingSubmitted()],
    ['going live', started, integrationWentLive()],
    ['a certificate', [...started, integrationWentLive()], certified],
  ])('leads to %s again under the same policy', (_what, history, event) => {
    given(integration, history).when(behind(event)).then(event);
  });

  it('leads elsewhere where another policy would have judged otherwise', () => {
    const shorter = { policy: aPolicy({ certificationMonths: 6, listingDescriptionMost: 10 }) };
    given(integration, started).when(behind(listingSubmitted()), shorter).refusedBy(aListingFits);
    given(integration, started)
      .when(behind(integrationWentLive()), shorter)
      .then(integrationWentLive({ certifiedUntil: '2020-08-11T09:14:07.000Z' }));
  });

  it('is unknown where policies do not bear on it', () => {
    expect(integration.commandBehind(integrationDocumented())).toBeUndefined();
  });
});
