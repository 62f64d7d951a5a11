import { ensure, type Actor, type Judgement } from '@entente/kernel';
import type { DeclareLead, PostRequest, ReplaceLead, SignalDemand } from './inbound-request.commands.js';
import { DemandSignalled, LeadDeclared, LeadReplaced, RequestPosted } from './inbound-request.events.js';
import {
  aCapturedRequestIsPostedFirst,
  anIdentifierStandsForOneSignal,
  oneLeadAtATime,
  theAlliancesTeamDeclaresTheLead,
  triageNeedsLeadAndNextStep,
  whatIsToldSaysSomething,
} from './inbound-request.rules.js';
import type { InboundRequest } from './inbound-request.state.js';
import { ensureForTriage, ensureOpen, ensureUnderWay } from './standing.js';

const ALLIANCES_TEAM = ['ALLIANCE_MANAGER', 'ALLIANCE_MEMBER'];

function ensureAlliancesTeam({ role }: Actor): void {
  ensure(ALLIANCES_TEAM.includes(role), theAlliancesTeamDeclaresTheLead, { role, expected: ALLIANCES_TEAM });
}

export function post({ data }: PostRequest, state: InboundRequest, { policy }: Judgement) {
  ensureOpen(state);
  const { partnershipId, briefDescription, now } = data;
  ensure(briefDescription.trim() !== '', aCapturedRequestIsPostedFirst, { field: 'briefDescription' });
  return state.posted ? [] : [RequestPosted({ partnershipId, channel: policy.parameters.channel, briefDescription, postedAt: now })];
}

export function declareLead({ data }: DeclareLead, state: InboundRequest, { actor }: Judgement) {
  ensureForTriage(state);
  ensureAlliancesTeam(actor);
  ensure(state.posted, theAlliancesTeamDeclaresTheLead, { posted: state.posted });
  ensure(state.lead === null, oneLeadAtATime, { lead: state.lead });
  const { partnershipId, lead, now } = data;
  const nextSteps = data.nextSteps.filter((step) => step.trim() !== '');
  ensure(lead.trim() !== '' && nextSteps.length > 0, triageNeedsLeadAndNextStep, { lead, nextSteps });
  return [LeadDeclared({ partnershipId, lead, nextSteps, declaredAt: now })];
}

export function replaceLead({ data }: ReplaceLead, state: InboundRequest, { actor }: Judgement) {
  ensureUnderWay(state);
  ensureAlliancesTeam(actor);
  const { partnershipId, lead, reason, now } = data;
  const { lead: formerLead } = state;
  ensure(formerLead !== null && lead.trim() !== '', triageNeedsLeadAndNextStep, { formerLead, lead });
  ensure(reason.trim() !== '', oneLeadAtATime, { field: 'reason' });
  return lead === formerLead ? [] : [LeadReplaced({ partnershipId, lead, formerLead, reason, replacedAt: now })];
}

export function signalDemand({ data }: SignalDemand, state: InboundRequest) {
  ensureUnderWay(state);
  const { now, ...signal } = data;
  for (const field of ['source', 'note'] as const) ensure(signal[field].trim() !== '', whatIsToldSaysSomething, { field });
  const before = state.signals.find(({ signalId }) => signalId === signal.signalId);
  if (before === undefined) return [DemandSignalled({ ...signal, signalledAt: now })];
  const { source, note, link } = before;
  ensure(source === signal.source && note === signal.note && link === signal.link, anIdentifierStandsForOneSignal, { ...before });
  return [];
}
