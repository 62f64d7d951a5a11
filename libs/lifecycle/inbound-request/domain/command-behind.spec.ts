import {
  aPolicy,
  aRequestInTriage,
  classes,
  clocksStarted,
  given,
  leadDeclared,
  partnerClassified,
  partnerReclassified,
  partnershipDeclined,
  partnershipRequested,
  partnershipScored,
  requestCaptured,
  requestPosted,
  requestReopened,
} from '@entente/testing';
import { inboundRequestDecider as inboundRequest } from './inbound-request.decider.js';
import { aRequestCarriesTheTemplate, competitionIsNoGroundUntilLovable, theCoreSetIsOutbound } from './inbound-request.rules.js';
import type { InboundRequestCommand } from './inbound-request.commands.js';
import type { DomainEvent } from '@entente/kernel';

function behind(event: DomainEvent, ...more: readonly DomainEvent[]): InboundRequestCommand {
  const command = inboundRequest.commandBehind(event, [event, ...more]);
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
    ['a post', [requestCaptured()], requestPosted()],
    ['a class', inTriage, partnerClassified(inbound)],
    ['a new class', [...inTriage, partnerClassified(services)], partnerReclassified(inbound, services)],
    ['a scorecard', inTriage, scored],
    ['a refusal', inTriage, competing],
  ])('leads to %s again under the same policy', (_what, history, event) => {
    given(inboundRequest, history).when(behind(event)).then(event);
  });

  it.each([
    ['asked for earlier than it came in', [partnershipRequested({ requestedAt: '2020-02-01T08:00:00.000Z' }), clocksStarted()]],
    ['captured', [requestCaptured(), clocksStarted()]],
    ['reopened', [partnershipRequested(), requestReopened(), clocksStarted()]],
    ['reopened and captured', [requestCaptured(), requestReopened(), clocksStarted()]],
  ])('leads to a request again that was %s, and to its clocks', (_what, [request = partnershipRequested(), ...more]) => {
    given(inboundRequest)
      .when(behind(request, ...more))
      .then(request, more);
    const twice = { policy: aPolicy({ firstAnswerBusinessDays: 4 }) };
    given(inboundRequest)
      .when(behind(request, ...more), twice)
      .then(request, more.slice(0, -1), clocksStarted({ firstAnswerDueAt: '2020-02-15T09:14:07.000Z' }));
  });

  it('is refused where another policy has another template', () => {
    given(inboundRequest)
      .when(behind(partnershipRequested(), clocksStarted()), { policy: aPolicy({ requestTemplate: 'partner_request' }) })
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
