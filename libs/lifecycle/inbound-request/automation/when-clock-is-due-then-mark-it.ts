import { timer, type Instant, type Winding } from '@entente/kernel';
import { MarkClockRanOut } from '../domain/inbound-request.commands.js';
import {
  ClocksStarted,
  InboundRequestClosed,
  InformationAsked,
  InformationGiven,
  LeadDeclared,
  PartnershipAccepted,
  PartnershipDeclined,
  PartnershipReferred,
  RequestClock,
  RequestWithdrawn,
} from '../domain/inbound-request.events.js';

const starting = [ClocksStarted, InformationGiven] as const;
const stopping = [
  ...[InformationAsked, LeadDeclared, PartnershipAccepted, PartnershipDeclined],
  ...[PartnershipReferred, RequestWithdrawn, InboundRequestClosed],
] as const;

function windings(partnershipId: string, due: Readonly<Record<RequestClock, Instant | null>>): readonly Winding[] {
  return RequestClock.options.map((key) => ({ partnershipId, key, dueAt: due[key] }));
}

/** A clock stands still while information is asked for, and goes on with what `InformationGiven` says of it. */
export const whenClockIsDueThenMarkIt = timer('when-clock-is-due-then-mark-it', {
  on: [...starting, ...stopping],
  wind: ({ type, data }) => {
    const goesOn = type === 'ClocksStarted' || type === 'InformationGiven';
    const due = goesOn ? { FIRST_ANSWER: data.firstAnswerDueAt, TRIAGE: data.triageDueAt } : { FIRST_ANSWER: null, TRIAGE: null };
    return windings(data.partnershipId, due);
  },
  fire: ({ partnershipId, key, dueAt, now }) => new MarkClockRanOut({ partnershipId, clock: RequestClock.parse(key), dueAt, now }),
});
