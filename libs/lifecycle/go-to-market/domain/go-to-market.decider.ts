import { anEndedPartnershipRests, decider, ensure, nothingBeforeTriage, saidOrNull, type EventOf } from '@entente/kernel';
import { PartnerClassified, PartnershipAccepted } from '../../inbound-request/domain/inbound-request.events.js';
import { IntegrationCompleted, IntegrationDocumented, IntegrationWentLive } from '../../integration/domain/integration.events.js';
import { PartnershipEnded } from '../../partnership/domain/partnership.events.js';
import type { GoToMarketCommand, LaunchGoToMarket, OpenGoToMarket, PlanGoToMarket } from './go-to-market.commands.js';
import { GoToMarketClosed, GoToMarketLaunched, GoToMarketOpened, GoToMarketPlanned, goToMarketEvents } from './go-to-market.events.js';
import { aPlanSaysWhatIsPlanned, goToMarketFollowsACompleteIntegration, thePartnerLeadsAnInboundGoToMarket } from './go-to-market.rules.js';

const facts = [
  PartnerClassified,
  PartnershipAccepted,
  IntegrationDocumented,
  IntegrationWentLive,
  IntegrationCompleted,
  PartnershipEnded,
] as const;

type Fact = EventOf<(typeof facts)[number]>;
type GoToMarketEvent = EventOf<(typeof goToMarketEvents)[number]>;

interface Background {
  readonly accepted: boolean;
  /** By the integrated class in force, which is the last one (CL-8). */
  readonly inbound: boolean;
  readonly documented: boolean;
  readonly live: boolean;
  readonly integrationCompleted: boolean;
  readonly ended: boolean;
}

type GoToMarket = Background & { readonly status: 'NOT_OPEN' | 'OPEN' | 'PLANNED' | 'LAUNCHED' | 'CLOSED' };

const notOpen: GoToMarket = {
  status: 'NOT_OPEN',
  accepted: false,
  inbound: false,
  documented: false,
  live: false,
  integrationCompleted: false,
  ended: false,
};

export const goToMarketDecider = decider({
  category: 'goToMarket',
  observes: ['inboundRequest', 'integration', 'partnership'],
  records: goToMarketEvents,
  facts,
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
    case 'LaunchGoToMarket':
      return launch(command, state);
    case 'CloseGoToMarket': {
      const { partnershipId, reason, now } = command.data;
      return state.status === 'CLOSED' ? [] : [GoToMarketClosed({ partnershipId, reason, closedWhile: state.status, closedAt: now })];
    }
  }
}

function ensureMayGoToMarket(state: GoToMarket): void {
  const { accepted, live, documented, integrationCompleted, ended, status } = state;
  ensure(accepted, nothingBeforeTriage, { accepted });
  ensure(!ended && status !== 'CLOSED', anEndedPartnershipRests, { status });
  ensure(integrationCompleted, goToMarketFollowsACompleteIntegration, { live, documented });
}

function open({ data }: OpenGoToMarket, state: GoToMarket): readonly GoToMarketEvent[] {
  if (state.ended || state.status === 'CLOSED') return [];
  ensureMayGoToMarket(state);
  return opened(data, state);
}

function opened({ partnershipId, now }: OpenGoToMarket['data'], { status }: GoToMarket): readonly GoToMarketEvent[] {
  return status === 'NOT_OPEN' ? [GoToMarketOpened({ partnershipId, openedAt: now })] : [];
}

function plan({ data }: PlanGoToMarket, state: GoToMarket): readonly GoToMarketEvent[] {
  ensureMayGoToMarket(state);
  const { partnershipId, summary, leadingSide, now } = data;
  const reason = saidOrNull(data.exceptionReason);
  const exceptional = state.inbound && leadingSide === 'HOST';
  ensure(!exceptional || reason !== null, thePartnerLeadsAnInboundGoToMarket, {
    leadingSide,
    inbound: state.inbound,
    field: 'exceptionReason',
  });
  ensure(summary.trim() !== '', aPlanSaysWhatIsPlanned, { field: 'summary' });
  ensure(state.status !== 'LAUNCHED', aPlanSaysWhatIsPlanned, { status: state.status });
  return [
    // The plan can come before the automation that opens the stage, which then finds it open.
    ...opened(data, state),
    GoToMarketPlanned({ partnershipId, summary, leadingSide, leadingSideException: exceptional ? reason : null, plannedAt: now }),
  ];
}

function launch({ data }: LaunchGoToMarket, state: GoToMarket): readonly GoToMarketEvent[] {
  ensureMayGoToMarket(state);
  if (state.status === 'LAUNCHED') return [];
  ensure(state.status === 'PLANNED', aPlanSaysWhatIsPlanned, { status: state.status });
  return [GoToMarketLaunched({ partnershipId: data.partnershipId, launchedAt: data.now })];
}

function evolve(state: GoToMarket, event: GoToMarketEvent | Fact): GoToMarket {
  switch (event.type) {
    case 'PartnerClassified':
      return event.data.direction === null ? state : { ...state, inbound: event.data.direction === 'INBOUND' };
    case 'PartnershipAccepted':
      return { ...state, accepted: true };
    case 'IntegrationDocumented':
      return { ...state, documented: true };
    case 'IntegrationWentLive':
      return { ...state, live: true };
    case 'IntegrationCompleted':
      return { ...state, integrationCompleted: true };
    case 'PartnershipEnded':
      return { ...state, ended: true };
    case 'GoToMarketOpened':
      return { ...state, status: 'OPEN' };
    case 'GoToMarketPlanned':
      return { ...state, status: 'PLANNED' };
    case 'GoToMarketLaunched':
      return { ...state, status: 'LAUNCHED' };
    case 'GoToMarketClosed':
      return { ...state, status: 'CLOSED' };
  }
}
