import { handbook2019 } from '@entente/programmes/policies';
import { classes } from '@entente/testing';
import fc from 'fast-check';
import type { InboundRequestCommand } from '../../../libs/lifecycle/inbound-request/domain/inbound-request.commands.js';
import {
  DeclineGround,
  Monetisation,
  ReferredTo,
  RequestClock,
  Team,
} from '../../../libs/lifecycle/inbound-request/domain/inbound-request.events.js';
import { AUTOMATION_ALONE, type Table } from './table.js';
import { about, companies, maybePages, maybeText, moments, newPartnershipIds, oneOf, partnershipIds, people, text } from './values.js';

const nobody = { contactName: null, contactEmail: null, formerPartnershipId: null };
const occasion = fc.record({ product: oneOf(null, 'TeamCity'), acquisitionInquiry: oneOf(false, false, false, true) });
const request = fc
  .tuple(partnershipIds, companies, occasion)
  .map(([partnershipId, company, why]) => ({ partnershipId, ...company, ...why, ...nobody }));
const topics = fc.record({
  template: oneOf('new_partner', 'new_partner', 'bug'),
  technicalIntegration: text,
  endUserBenefits: text,
  businessRelationship: text,
});
const held = oneOf(...Object.values(classes));
const given = fc.record({ partnershipId: partnershipIds, class: held, monetisation: oneOf(...Monetisation.options) });
const ratings = fc.tuple(
  ...handbook2019.parameters.criteria.map((criterion) =>
    fc.record({
      criterion: oneOf(criterion, criterion, criterion, 'Luck'),
      rating: fc.integer({ min: 0, max: 5 }),
      rationale: text,
      evidence: oneOf<string[]>([]),
    }),
  ),
);

export const requestCommands: Table<InboundRequestCommand> = {
  RequestPartnership: fc.tuple(request, topics).map(([company, three]) => ({ ...company, ...three, requestedAt: null })),
  CaptureRequest: fc.tuple(request, text).map(([company, briefDescription]) => ({ ...company, briefDescription })),
  OpenReopenedRequest: AUTOMATION_ALONE,
  PostRequest: about({ briefDescription: text }),
  AskForInformation: about({ question: text }),
  GiveInformation: about({ answer: text }),
  MarkClockRanOut: about({ clock: oneOf(...RequestClock.options), dueAt: moments }),
  DeclareLead: about({ lead: people, nextSteps: fc.array(text, { maxLength: 2 }) }),
  ReplaceLead: about({ lead: people, reason: text }),
  SignalDemand: about({ signalId: oneOf('s-1', 's-2'), source: text, note: text, link: maybePages }),
  ClassifyPartner: given.map(({ class: one, ...rest }) => ({ ...rest, ...one })),
  ReclassifyPartner: fc.tuple(given, held, text).map(([{ class: one, ...rest }, former, reason]) => ({ ...rest, ...one, former, reason })),
  RecordTeamAgreement: about({ team: oneOf(...Team.options) }),
  ScorePartnership: about({ ratings }),
  AcceptPartnership: about({ revenueAloneReason: maybeText }),
  DeclinePartnership: about({ reason: text, ground: oneOf(...DeclineGround.options), productStage: oneOf(null, 'CREATE', ' ') }),
  ReopenRequest: about({ newPartnershipId: newPartnershipIds, reason: text }),
  WithdrawRequest: about({ reason: text }),
  ReferPartnership: about({ to: oneOf(...ReferredTo.options), reason: text }),
  CloseInboundRequest: AUTOMATION_ALONE,
};
