import {
  inboundRequestEvents,
  type ReferredTo,
  type RequestClock,
  type Team,
} from '../../lifecycle/inbound-request/domain/inbound-request.events.js';
import { classInWords, formerClassInWords } from './partner-class.js';
import { day, given, line, listed, telling } from './sentence.js';

const teams: Readonly<Record<Team, string>> = { PRODUCT: 'product', MARKETING: 'marketing', SALES: 'sales' };
const clocks: Readonly<Record<RequestClock, string>> = { FIRST_ANSWER: 'a first answer', TRIAGE: 'triage' };
const destinations: Readonly<Record<ReferredTo, string>> = { ACQUISITION: 'the acquisition process', CHANNEL: 'the channel team' };

/** What is said of each event of the inbound request. */
export const inboundRequestWords = telling(inboundRequestEvents, {
  PartnershipRequested: ({ requestedAt, partnerName, product, businessRelationship, ...occasion }) => [
    requestedAt,
    `requested a partnership for ${line(partnerName)}${given(product, ' with its product ')}${occasionOf(occasion)}; wanted: ${line(businessRelationship)}`,
  ],
  RequestCaptured: ({ capturedAt, partnerName, product, briefDescription, ...occasion }) => [
    capturedAt,
    `wrote down a request of ${line(partnerName)}${given(product, ' for its product ')}${occasionOf(occasion)}: ${line(briefDescription)}`,
  ],
  RequestReopened: ({ reopenedAt, reopens, reason }) => [
    reopenedAt,
    `took up anew the request that was declined as partnership ${reopens}: ${line(reason)}`,
  ],
  ClocksStarted: ({ startedAt, firstAnswerDueAt, triageDueAt }) => [
    startedAt,
    `started the clocks: a first answer is due on ${day(firstAnswerDueAt)}, triage on ${day(triageDueAt)}`,
  ],
  ClockRanOut: ({ ranOutAt, clock, dueAt }) => [ranOutAt, `noted that ${clocks[clock]} had not come by ${day(dueAt)}`],
  RequestPosted: ({ postedAt, channel, briefDescription }) => [
    postedAt,
    `posted the request to ${line(channel)}: ${line(briefDescription)}`,
  ],
  InformationAsked: ({ askedAt, question }) => [askedAt, `asked the requester: ${line(question)}`],
  InformationGiven: ({ givenAt, answer, firstAnswerDueAt, triageDueAt }) => [
    givenAt,
    `gave the requester’s answer: ${line(answer)}${dueAgain(firstAnswerDueAt, 'a first answer')}${dueAgain(triageDueAt, 'triage')}`,
  ],
  LeadDeclared: ({ declaredAt, lead, nextSteps }) => [declaredAt, `declared ${line(lead)} lead; next: ${listed(nextSteps)}`],
  LeadReplaced: ({ replacedAt, lead, formerLead, reason }) => [
    replacedAt,
    `gave the lead to ${line(lead)} in place of ${line(formerLead)}: ${line(reason)}`,
  ],
  PartnerClassified: ({ classifiedAt, ...given }) => [classifiedAt, `classified the partner as ${classInWords(given)}`],
  PartnerReclassified: ({ reclassifiedAt, reason, ...given }) => [
    reclassifiedAt,
    `classified the partner as ${classInWords(given)} instead of ${formerClassInWords(given)}: ${line(reason)}`,
  ],
  DemandSignalled: ({ signalledAt, source, note }) => [signalledAt, `noted a customer’s demand, heard in ${line(source)}: ${line(note)}`],
  TeamAgreed: ({ agreedAt, team }) => [agreedAt, `recorded the agreement of the ${teams[team]} team`],
  PartnershipScored: ({ scoredAt, criteriaVersion, ratings, metOnRevenueAlone }) => [
    scoredAt,
    `rated the partnership by ${line(criteriaVersion)}: ${listed(ratings.map(ratingInWords))}${metOnRevenueAlone ? '; met on revenue alone' : ''}`,
  ],
  PartnershipAccepted: ({ acceptedAt, revenueAloneReason }) => [
    acceptedAt,
    `accepted the request${given(revenueAloneReason, ', although it was met on revenue alone: ')}`,
  ],
  PartnershipDeclined: ({ declinedAt, reason, productStage }) => [
    declinedAt,
    `declined the request${given(productStage, ', since the partner competes with ')}: ${line(reason)}`,
  ],
  RequestReopenedAs: ({ reopenedAt, newPartnershipId, reason }) => [
    reopenedAt,
    `reopened the declined request as partnership ${newPartnershipId}: ${line(reason)}`,
  ],
  RequestWithdrawn: ({ withdrawnAt, reason }) => [withdrawnAt, `took the request back: ${line(reason)}`],
  PartnershipReferred: ({ referredAt, to, reason }) => [referredAt, `referred the request to ${destinations[to]}: ${line(reason)}`],
  InboundRequestClosed: ({ closedAt, reason }) => [closedAt, `closed the open request, since the partnership had ended: ${line(reason)}`],
  PartnershipRequestLapsed: ({ lapsedAt }) => [lapsedAt, 'set aside a request that was cut off before it was recorded'],
});

function occasionOf({
  acquisitionInquiry,
  formerPartnershipId,
}: {
  acquisitionInquiry: boolean;
  formerPartnershipId: string | null;
}): string {
  return `${given(formerPartnershipId, ', which comes back from partnership ')}${acquisitionInquiry ? ', which asks to be acquired' : ''}`;
}

function dueAgain(due: string | null, what: string): string {
  return due === null ? '' : `; ${what} is due on ${day(due)}`;
}

function ratingInWords({ criterion, rating, met }: { criterion: string; rating: number; met: boolean }): string {
  return `${criterion.toLowerCase().replaceAll('_', ' ')} ${rating}${met ? ' (met)' : ''}`;
}
