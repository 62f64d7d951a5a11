import { Instant, PartnershipId, Text, event } from '@entente/kernel';
import { z } from 'zod';

export const RequestClock = z.enum(['FIRST_ANSWER', 'TRIAGE']).describe('What a requester waits for');
export type RequestClock = z.infer<typeof RequestClock>;

const firstAnswerDueAt = Instant.describe('By when the requester has a first answer');
const triageDueAt = Instant.describe('By when the request has a lead and next steps');

export const ClocksStarted = event('ClocksStarted', 1, 'The clocks of a new request started', {
  partnershipId: PartnershipId,
  firstAnswerDueAt,
  triageDueAt,
  startedAt: Instant,
});

export const ClockRanOut = event('ClockRanOut', 1, 'What a requester waited for did not come in time', {
  partnershipId: PartnershipId,
  clock: RequestClock,
  dueAt: Instant.describe('When it was due'),
  ranOutAt: Instant,
});

export const InformationAsked = event('InformationAsked', 1, 'More was asked of the requester; the clocks stand still until it is told', {
  partnershipId: PartnershipId,
  question: Text.describe('What the host wants to know'),
  askedAt: Instant,
});

export const InformationGiven = event('InformationGiven', 1, 'The requester told what was asked; the clocks go on', {
  partnershipId: PartnershipId,
  answer: Text.describe('What the requester says'),
  firstAnswerDueAt: firstAnswerDueAt.nullable(),
  triageDueAt: triageDueAt.nullable(),
  givenAt: Instant,
});
