import { decider } from '@entente/kernel';
import { PartnerClassified, PartnerReclassified, PartnershipAccepted } from '../../inbound-request/domain/inbound-request.events.js';
import {
  IntegrationCompleted,
  IntegrationDocumented,
  IntegrationRetired,
  IntegrationWentLive,
} from '../../integration/domain/integration.events.js';
import { PartnershipEnded } from '../../partnership/domain/partnership.events.js';
import { cancelActivity, completeActivity, planActivity } from './activities.js';
import { close, launch, pause, resume } from './course.js';
import type { GoToMarketCommand } from './go-to-market.commands.js';
import { goToMarketEvents } from './go-to-market.events.js';
import { evolve, type GoToMarketEvent } from './go-to-market.evolve.js';
import { notOpen, type GoToMarket } from './go-to-market.state.js';
import { open, plan } from './plan.js';

export const goToMarketDecider = decider({
  category: 'goToMarket',
  observes: ['inboundRequest', 'integration', 'partnership'],
  records: goToMarketEvents,
  facts: [
    ...[PartnerClassified, PartnerReclassified, PartnershipAccepted, PartnershipEnded],
    ...[IntegrationDocumented, IntegrationWentLive, IntegrationCompleted, IntegrationRetired],
  ],
  initialState: notOpen,
  decide,
  evolve,
});

function decide(command: GoToMarketCommand, state: GoToMarket): readonly GoToMarketEvent[] {
  switch (command.type) {
    case 'OpenGoToMarket':
      return open(command, state);
    case 'PlanGoToMarket':
      return plan(command, state);
    case 'PlanActivity':
      return planActivity(command, state);
    case 'CompleteActivity':
      return completeActivity(command, state);
    case 'CancelActivity':
      return cancelActivity(command, state);
    case 'LaunchGoToMarket':
      return launch(command, state);
    case 'PauseGoToMarket':
      return pause(command, state);
    case 'ResumeGoToMarket':
      return resume(command, state);
    case 'CloseGoToMarket':
      return close(command, state);
  }
}
