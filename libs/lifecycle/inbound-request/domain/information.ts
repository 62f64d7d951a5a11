import { ensure, type Instant, type Judgement } from '@entente/kernel';
import type { AskForInformation, GiveInformation, MarkClockRanOut } from './inbound-request.commands.js';
import { ClockRanOut, ClocksStarted, InformationAsked, InformationGiven } from './inbound-request.events.js';
import { oneQuestionAtATime, whatIsToldSaysSomething } from './inbound-request.rules.js';
import type { InboundRequest } from './inbound-request.state.js';
import { ensureOpen } from './standing.js';

/** The promises that a new request sets going. */
export function clocksOf(partnershipId: string, now: Instant, { policy, calendar }: Judgement) {
  const { firstAnswerBusinessDays, triageBusinessDays } = policy.parameters;
  const firstAnswerDueAt = calendar.after(now, firstAnswerBusinessDays);
  return ClocksStarted({ partnershipId, firstAnswerDueAt, triageDueAt: calendar.after(now, triageBusinessDays), startedAt: now });
}

export function ask({ data }: AskForInformation, state: InboundRequest) {
  ensureOpen(state);
  const { partnershipId, question, now } = data;
  ensure(question.trim() !== '', whatIsToldSaysSomething, { field: 'question' });
  if (state.question?.text === question) return [];
  ensure(state.question === null, oneQuestionAtATime, { open: state.question?.text });
  return [InformationAsked({ partnershipId, question, askedAt: now })];
}

export function give({ data }: GiveInformation, state: InboundRequest, { calendar }: Judgement) {
  ensureOpen(state);
  const { partnershipId, answer, now } = data;
  const { question, due } = state;
  ensure(answer.trim() !== '', whatIsToldSaysSomething, { field: 'answer' });
  if (question === null && state.answer === answer) return [];
  ensure(question !== null, oneQuestionAtATime, { open: null });
  // A server's clock may stand behind another's: no deadline moves to an earlier moment.
  const until = now > question.askedAt ? now : question.askedAt;
  const moved = (dueAt: Instant | null): Instant | null => (dueAt === null ? null : calendar.postponed(dueAt, question.askedAt, until));
  const stillDue = { firstAnswerDueAt: moved(due.FIRST_ANSWER), triageDueAt: moved(due.TRIAGE) };
  return [InformationGiven({ partnershipId, answer, ...stillDue, givenAt: now })];
}

/** Records nothing where the clock ended, moved or stands still by now. */
export function markClockRanOut({ data }: MarkClockRanOut, state: InboundRequest) {
  const { partnershipId, clock, dueAt, now } = data;
  const runs = state.status === 'OPEN' && !state.ended && state.question === null && state.due[clock] === dueAt;
  return runs && now >= dueAt ? [ClockRanOut({ partnershipId, clock, dueAt, ranOutAt: now })] : [];
}
