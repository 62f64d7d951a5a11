import type { DomainEvent } from '@entente/kernel';
import {
  at,
  clockRanOut,
  clocksStarted,
  informationAsked,
  informationGiven,
  leadDeclared,
  partnershipAccepted,
  partnershipDeclined,
  partnershipId,
  partnershipReferred,
  partnershipRequested,
  recorded,
  requestWithdrawn,
} from '@entente/testing';
import { MarkClockRanOut } from '../domain/inbound-request.commands.js';
import { InboundRequestClosed } from '../domain/inbound-request.events.js';
import { whenClockIsDueThenMarkIt as clock } from './when-clock-is-due-then-mark-it.js';

const { firstAnswerDueAt, triageDueAt } = clocksStarted().data;
const firstAnswer = { partnershipId, key: 'FIRST_ANSWER' };
const triage = { partnershipId, key: 'TRIAGE' };
const stopped = [
  { ...firstAnswer, dueAt: null },
  { ...triage, dueAt: null },
];

describe('The clocks of a request', () => {
  it('are set when they start', () => {
    expect(clock.wind(recorded(clocksStarted()))).toEqual([
      { ...firstAnswer, dueAt: firstAnswerDueAt },
      { ...triage, dueAt: triageDueAt },
    ]);
  });

  it.each<[string, DomainEvent]>([
    ['stand still while information is asked for', informationAsked()],
    ['stop at the lead’s declaration', leadDeclared()],
    ['stop at an acceptance', partnershipAccepted()],
    ['stop at a refusal', partnershipDeclined()],
    ['stop at a referral', partnershipReferred()],
    ['stop at a withdrawal', requestWithdrawn()],
    ['stop at the closing', InboundRequestClosed({ partnershipId, reason: 'Acquired', closedAt: at })],
  ])('%s', (_what, event) => {
    expect(clock.on).toContain(event.type);
    expect(clock.wind(recorded(event))).toEqual(stopped);
  });

  it('go on, where they still run, when information was given', () => {
    expect(clock.wind(recorded(informationGiven({ triageDueAt })))).toEqual([
      { ...firstAnswer, dueAt: null },
      { ...triage, dueAt: triageDueAt },
    ]);
  });

  it('are touched by nothing else', () => {
    expect(clock.wind(recorded(partnershipRequested()))).toEqual([]);
    expect(clock.wind(recorded(clockRanOut()))).toEqual([]);
  });

  it('have it marked, each for itself, that they ran out', () => {
    const now = '2020-02-17T00:00:00.000Z';
    expect(clock.fire({ ...triage, dueAt: triageDueAt, now })).toEqual(
      new MarkClockRanOut({ partnershipId, clock: 'TRIAGE', dueAt: triageDueAt, now }),
    );
  });
});
