import { decider, type Judgement } from '@entente/kernel';
import {
  DemandSignalled,
  PartnerClassified,
  PartnerReclassified,
  PartnershipAccepted,
} from '../../inbound-request/domain/inbound-request.events.js';
import { PartnershipEnded } from '../../partnership/domain/partnership.events.js';
import { commandBehind } from './command-behind.js';
import { assign, start } from './duties.js';
import type { CloseIntegration, IntegrationCommand } from './integration.commands.js';
import { IntegrationClosed, integrationEvents } from './integration.events.js';
import { evolve, type IntegrationEvent } from './integration.evolve.js';
import { notStarted, type Integrations } from './integration.state.js';
import { publish, review, submit } from './listing.js';
import { completeStep, planStep, reopenStep } from './plan.js';
import { certify, demonstrate, document, markStale, raisePriority, retire, takeLive } from './progress.js';

export const integrationDecider = decider({
  category: 'integration',
  observes: ['inboundRequest', 'partnership'],
  records: integrationEvents,
  facts: [PartnerClassified, PartnerReclassified, DemandSignalled, PartnershipAccepted, PartnershipEnded],
  initialState: notStarted,
  decide,
  evolve,
  commandBehind,
});

function decide(command: IntegrationCommand, state: Integrations, judgement: Judgement): readonly IntegrationEvent[] {
  switch (command.type) {
    case 'StartIntegration':
      return start(command, state, judgement);
    case 'AssignDuties':
      return assign(command, state, judgement);
    case 'PlanStep':
      return planStep(command, state);
    case 'CompleteStep':
      return completeStep(command, state);
    case 'ReopenStep':
      return reopenStep(command, state);
    case 'DocumentIntegration':
      return document(command, state);
    case 'DemonstrateIntegration':
      return demonstrate(command, state);
    case 'SubmitListing':
      return submit(command, state, judgement);
    case 'ReviewListing':
      return review(command, state, judgement);
    case 'PublishListing':
      return publish(command, state);
    case 'TakeIntegrationLive':
      return takeLive(command, state, judgement);
    case 'CertifyIntegration':
      return certify(command, state, judgement);
    case 'MarkIntegrationStale':
      return markStale(command, state);
    case 'RaiseIntegrationPriority':
      return raisePriority(command, state);
    case 'RetireIntegration':
      return retire(command, state);
    case 'CloseIntegration':
      return close(command, state);
  }
}

function close({ data }: CloseIntegration, { status, integrations }: Integrations) {
  const { partnershipId, reason, now } = data;
  const integrationIds = integrations.map(({ integrationId }) => integrationId);
  return status === 'CLOSED' ? [] : [IntegrationClosed({ partnershipId, integrationIds, reason, closedWhile: status, closedAt: now })];
}
