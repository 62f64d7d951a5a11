import {
  aPolicy,
  aRequestInTriage,
  classes,
  given,
  leadDeclared,
  partnerClassified,
  partnerReclassified,
  partnershipDeclined,
  partnershipRequested,
  partnershipScored,
} from '@entente/testing';
import { inboundRequestDecider as inboundRequest } from './inbound-request.decider.js';
import { aRequestCarriesTheTemplate, competitionIsNoGroundUntilLovable, theCoreSetIsOutbound } from './inbound-request.rules.js';
import type { InboundRequestCommand } from './inbound-request.commands.js';
import type { DomainEvent } from '@entente/kernel';

function behind(event: DomainEvent): InboundRequestCommand {
  const command = inboundRequest.commandBehind(event);
  if (command === undefined) throw new Error(`${event.type} answers no command`);
  return command;
}

const inTriage = aRequestInTriage();
const { inbound, outbound, services } = classes;
const competing = partnershipDeclined('We compete there', { ground: 'COMPETITION', productStage: 'CREATE' });
const { criteria } = aPolicy().parameters;
const ratings = criteria.map((criterion) => ({ criterion, rating: 1, met: false, rationale: 'As the call showed', evidence: [] }));
const scored = partnershipScored({ criteriaVersion: 'test-policy', ratings });

describe('The command behind a decision', () => {
  it.each([
    ['a class', inTriage, partnerClassified(inbound)],
    ['a new class', [...inTriage, partnerClassified(services)], partnerReclassified(inbound, services)],
    ['a scorecard', inTriage, scored],
    ['a refusal', inTriage, competing],
  ])('leads to %s again under the same policy', (_what, history, event) => {
    given(inboundRequest, history).when(behind(event)).then(event);
  });

  it('leads to the request again, and its clocks', () => {
    expect(behind(partnershipRequested())).toMatchObject({ type: 'RequestPartnership', data: partnershipRequested().data });
    given(inboundRequest)
      .when(behind(partnershipRequested()), { policy: aPolicy({ requestTemplate: 'partner_request' }) })
      .refusedBy(aRequestCarriesTheTemplate);
  });

  it('is refused where another policy would have refused it', () => {
    const other = { policy: aPolicy({ lovableProductStages: [], coreOutboundProducts: ['TeamCity'] }) };
    given(inboundRequest, inTriage).when(behind(competing), other).refusedBy(competitionIsNoGroundUntilLovable);
    given(inboundRequest, inTriage)
      .when(behind(partnerClassified(outbound)), other)
      .refusedBy(theCoreSetIsOutbound);
  });

  it('is unknown where policies do not bear on it', () => {
    expect(inboundRequest.commandBehind(leadDeclared())).toBeUndefined();
  });
});
