import { decider, type Judgement } from '@entente/kernel';
import { PartnershipEnded } from '../../partnership/domain/partnership.events.js';
import { commandBehind } from './command-behind.js';
import { companyClaimant, companyKeys } from './company-claim.js';
import type { InboundRequestCommand } from './inbound-request.commands.js';
import { PartnershipRequestLapsed, inboundRequestEvents } from './inbound-request.events.js';
import { evolve, type InboundRequestEvent } from './inbound-request.evolve.js';
import { oneOpenRequestPerCompany } from './inbound-request.rules.js';
import { notRequested, type InboundRequest } from './inbound-request.state.js';
import { ask, give, markClockRanOut } from './information.js';
import { declareLead, post, replaceLead, signalDemand } from './lead.js';
import { close, decline, refer, reopen, withdraw } from './parting.js';
import { capture, openReopened, request } from './request.js';
import { accept, agree, classify, reclassify, score } from './triage.js';

export const inboundRequestDecider = decider({
  category: 'inboundRequest',
  observes: ['partnership'],
  records: inboundRequestEvents,
  facts: [PartnershipEnded],
  initialState: notRequested,
  decide,
  evolve,
  claim: {
    keys: companyKeys,
    claimant: companyClaimant,
    rule: oneOpenRequestPerCompany,
    discloses: ({ role }) => role !== 'PARTNER',
    holds: (state) => state.status === 'OPEN' && !state.ended,
    lapse: (partnershipId, lapsedAt) => PartnershipRequestLapsed({ partnershipId, lapsedAt }),
  },
  commandBehind,
});

function decide(command: InboundRequestCommand, state: InboundRequest, judgement: Judgement): readonly InboundRequestEvent[] {
  switch (command.type) {
    case 'RequestPartnership':
      return request(command, state, judgement);
    case 'CaptureRequest':
      return capture(command, state, judgement);
    case 'OpenReopenedRequest':
      return openReopened(command, state, judgement);
    case 'PostRequest':
      return post(command, state, judgement);
    case 'AskForInformation':
      return ask(command, state);
    case 'GiveInformation':
      return give(command, state, judgement);
    case 'MarkClockRanOut':
      return markClockRanOut(command, state);
    case 'DeclareLead':
      return declareLead(command, state, judgement);
    case 'ReplaceLead':
      return replaceLead(command, state, judgement);
    case 'SignalDemand':
      return signalDemand(command, state);
    case 'ClassifyPartner':
      return classify(command, state, judgement);
    case 'ReclassifyPartner':
      return reclassify(command, state, judgement);
    case 'RecordTeamAgreement':
      return agree(command, state, judgement);
    case 'ScorePartnership':
      return score(command, state, judgement);
    case 'AcceptPartnership':
      return accept(command, state, judgement);
    case 'DeclinePartnership':
      return decline(command, state, judgement);
    case 'ReopenRequest':
      return reopen(command, state);
    case 'WithdrawRequest':
      return withdraw(command, state);
    case 'ReferPartnership':
      return refer(command, state);
    case 'CloseInboundRequest':
      return close(command, state);
  }
}
