import assert from 'node:assert/strict';
import type { DomainEvent } from '@entente/kernel';
import {
  aPolicy,
  aStartedIntegration,
  anAcceptedRequest,
  at,
  classes,
  given,
  integrationDocumented,
  integrationStarted,
  integrationWentLive,
  listingSubmitted,
} from '@entente/testing';
import type { IntegrationCommand } from './integration.commands.js';
import { integrationDecider as integration } from './integration.decider.js';
import { DutiesAssigned, IntegrationCertified } from './integration.events.js';
import { aListingFits, theHostMaintainsAnOutboundIntegration } from './integration.rules.js';

function behind(event: DomainEvent): IntegrationCommand {
  const command = integration.commandBehind(event);
  if (command === undefined) throw new Error(`${event.type} answers no command`);
  return command;
}

const started = aStartedIntegration();
const { partnershipId, integrationId } = integrationStarted().data;
const dutiesOfTheHost = DutiesAssigned({
  ...{ partnershipId, integrationId, direction: 'INBOUND', builder: 'PARTNER', maintainer: 'HOST' },
  ...{ maintainerException: 'They asked', assignedAt: at },
});
const certified = IntegrationCertified({
  ...{ partnershipId: integrationWentLive().data.partnershipId, integrationId: integrationWentLive().data.integrationId },
  ...{ certifiedUntil: '2022-03-01T00:00:00.000Z', certifiedAt: '2021-03-01T00:00:00.000Z' },
});

describe('The command behind a decision about an integration', () => {
  it.each([
    ['a start', anAcceptedRequest(), integrationStarted()],
    ['other duties', started, dutiesOfTheHost],
    ['a listing', started, listingSubmitted()],
    ['going live', started, integrationWentLive()],
    ['a certificate', [...started, integrationWentLive()], certified],
  ])('leads to %s again under the same policy', (_what, history, event) => {
    given(integration, history).when(behind(event)).then(event);
  });

  it('starts several integrations by the usual duties of each', () => {
    const jira = integrationStarted({ integrationId: 'jira', product: 'Jira', direction: 'OUTBOUND', builder: 'HOST', maintainer: 'HOST' });
    const both = [integrationStarted(), jira];
    const command = integration.commandBehind(jira, both) ?? assert.fail('It answers no command');
    given(integration, anAcceptedRequest(classes.inbound, classes.outbound)).when(command).then(both);
  });

  it('starts a product that has no class of its own elsewhere where it is of another core set (CL-3)', () => {
    const outbound = { policy: aPolicy({ coreOutboundProducts: ['Zoom'] }) };
    const zoom = { integrationId: 'zoom', product: 'Zoom' };
    given(integration, anAcceptedRequest())
      .when(behind(integrationStarted(zoom)), outbound)
      .refusedBy(theHostMaintainsAnOutboundIntegration);
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
