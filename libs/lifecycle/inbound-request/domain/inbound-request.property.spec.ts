import type { Decider, DomainEvent } from '@entente/kernel';
import { handbook2019 as policy } from '@entente/programmes/policies';
import { aCompany, at, classes, partnershipEnded, partnershipId, partnershipRequested, play, type Step } from '@entente/testing';
import fc from 'fast-check';
import {
  AcceptPartnership,
  AskForInformation,
  CaptureRequest,
  ClassifyPartner,
  CloseInboundRequest,
  DeclareLead,
  DeclinePartnership,
  GiveInformation,
  MarkClockRanOut,
  PostRequest,
  ReclassifyPartner,
  RecordTeamAgreement,
  ReferPartnership,
  ReopenRequest,
  ReplaceLead,
  RequestPartnership,
  ScorePartnership,
  SignalDemand,
  WithdrawRequest,
  type InboundRequestCommand,
  type Rating,
} from './inbound-request.commands.js';
import { inboundRequestDecider } from './inbound-request.decider.js';
import { DeclineGround, Monetisation, ReferredTo, RequestClock, Team } from './inbound-request.events.js';
import type { InboundRequestEvent } from './inbound-request.evolve.js';
import type { InboundRequest } from './inbound-request.state.js';

const { criteria } = policy.parameters;
const oneOf = <T>(values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const text = fc.constantFrom('Something', '', ' \r\n');
const name = fc.constantFrom('ada', 'bo', ' ');
const days = ['10', '11', '13', '15', '16', '18', '20', '25'].map((day) => `2020-02-${day}T09:14:07.000Z`);
const base = fc.constantFrom(at, ...days).map((now) => ({ partnershipId, now }));
const occasion = fc.record({ acquisitionInquiry: fc.constantFrom(false, false, true), formerPartnershipId: fc.constant(null) });
const held = oneOf(Object.values(classes));
const rating = (from: number, to: number, rationale: fc.Arbitrary<string>): fc.Arbitrary<Omit<Rating, 'criterion'>> =>
  fc.record({ rating: fc.integer({ min: from, max: to }), rationale, evidence: fc.constant([]) });
const rated = (one: ReturnType<typeof rating>) => fc.tuple(...criteria.map((criterion) => one.map((given) => ({ criterion, ...given }))));
const ratings = fc.oneof(rated(rating(-1, 6, text)), rated(rating(0, 5, fc.constant('As the call showed'))));
const of = <Data, C>(command: new (data: Data & { partnershipId: string; now: string }) => C, data: fc.Arbitrary<Data>): fc.Arbitrary<C> =>
  fc.tuple(base, data).map(([common, given]) => new command({ ...given, ...common }));

const talk: fc.Arbitrary<InboundRequestCommand> = fc.oneof(
  of(AskForInformation, fc.record({ question: fc.constantFrom('Who?', 'Why?', '') })),
  of(GiveInformation, fc.record({ answer: fc.constantFrom('Three', 'Four', '') })),
  of(MarkClockRanOut, fc.record({ clock: oneOf(RequestClock.options), dueAt: oneOf(days) })),
);
const commands: fc.Arbitrary<InboundRequestCommand> = fc.oneof(
  fc.tuple(text, occasion).map(([endUserBenefits, why]) => {
    return new RequestPartnership({ ...partnershipRequested().data, ...why, endUserBenefits, now: at });
  }),
  of(
    CaptureRequest,
    fc.tuple(text, text, occasion).map(([partnerName, briefDescription, why]) => ({ ...aCompany, ...why, partnerName, briefDescription })),
  ),
  of(PostRequest, fc.record({ briefDescription: text })),
  talk,
  of(DeclareLead, fc.record({ lead: name, nextSteps: fc.array(text, { maxLength: 3 }) })),
  of(ReplaceLead, fc.record({ lead: name, reason: text })),
  of(SignalDemand, fc.record({ signalId: fc.constantFrom('s-1', 's-2'), source: text, note: text, link: fc.constant(null) })),
  of(
    ClassifyPartner,
    fc.tuple(held, oneOf(Monetisation.options)).map(([given, monetisation]) => ({ ...given, monetisation })),
  ),
  of(
    ReclassifyPartner,
    fc
      .tuple(held, held, oneOf(Monetisation.options), text)
      .map(([given, former, monetisation, reason]) => ({ ...given, former, monetisation, reason })),
  ),
  of(RecordTeamAgreement, fc.record({ team: oneOf(Team.options) })),
  of(ScorePartnership, fc.record({ ratings })),
  of(AcceptPartnership, fc.record({ revenueAloneReason: fc.constantFrom(null, 'A customer waits') })),
  of(DeclinePartnership, fc.record({ reason: text, ground: oneOf(DeclineGround.options), productStage: fc.constantFrom(null, 'CREATE') })),
  of(ReopenRequest, fc.record({ newPartnershipId: fc.constantFrom('p-2', 'p-3'), reason: text })),
  of(WithdrawRequest, fc.record({ reason: text })),
  of(ReferPartnership, fc.record({ to: oneOf(ReferredTo.options), reason: text })),
  of(CloseInboundRequest, fc.record({ reason: fc.constant('Acquired') })),
);

type Said = InboundRequestCommand & { readonly by: string };
const said = (command: InboundRequestCommand, by: string) => ({ send: Object.assign(command, { by }) });
const roles = fc.constantFrom('ALLIANCE_MEMBER', 'ALLIANCE_MEMBER', 'REVIEWER_SALES', 'REVIEWER_PRODUCT', 'PARTNER', 'AUTOMATION');

/** Each command is judged under the role of whoever sends it. */
const decider: Decider<Said, InboundRequest, InboundRequestEvent> = {
  ...inboundRequestDecider,
  decide: (command, state, judgement) =>
    inboundRequestDecider.decide(command, state, { ...judgement, actor: { id: 'ada', role: command.by } }),
  commandBehind: () => undefined,
};

const common = { partnershipId, now: at };
const towardsADecision: readonly InboundRequestCommand[] = [
  new RequestPartnership({ ...partnershipRequested().data, now: at }),
  new PostRequest({ ...common, briefDescription: 'ChatOps' }),
  new DeclareLead({ ...common, lead: 'ada', nextSteps: ['Call the partner'] }),
  new ClassifyPartner({ ...common, ...classes.inbound, monetisation: 'SOFTWARE_OR_SUPPORT' }),
  new ScorePartnership({
    ...common,
    ratings: criteria.map((criterion) => ({ criterion, rating: 1, rationale: 'As the call showed', evidence: [] })),
  }),
];

/** Anything at all, after some of the way to a decision was gone: chance alone seldom gets so far. */
const sent = fc.tuple(commands, roles).map(([command, by]) => said(command, by));
const ends = fc.constant({ happens: partnershipEnded() });
const anything: fc.Arbitrary<Step<Said>[]> = fc.array(fc.oneof({ weight: 30, arbitrary: sent }, { weight: 1, arbitrary: ends }), {
  maxLength: 40,
  size: 'max',
});
const steps = fc
  .tuple(fc.nat({ max: towardsADecision.length }), anything)
  .map(([far, then]) => [...towardsADecision.slice(0, far).map((command) => said(command, 'ALLIANCE_MEMBER')), ...then]);
const talkFirst = fc
  .tuple(fc.array(talk, { maxLength: 8, size: 'max' }), anything)
  .map(([first, then]) => [...[...towardsADecision.slice(0, 1), ...first].map((command) => said(command, 'ALLIANCE_MEMBER')), ...then]);
const played = (taken: Step<Said>[]) => play(decider, { policy, actor: { id: 'ada', role: 'ALLIANCE_MEMBER' } }, taken);

const counted = (recorded: readonly DomainEvent[], ...types: string[]) => recorded.filter(({ type }) => types.includes(type)).length;
const own = (event: DomainEvent): event is InboundRequestEvent => inboundRequestDecider.records.some(({ type }) => type === event.type);
const DECISIONS = ['PartnershipAccepted', 'PartnershipDeclined', 'PartnershipReferred', 'RequestWithdrawn', 'InboundRequestClosed'];
const TRIAGED = ['PartnerClassified', 'PartnerReclassified', 'PartnershipScored', 'PartnershipAccepted', 'PartnershipDeclined'];

describe('An inbound request under any commands from any roles in any order', () => {
  it('LC-4, LC-43: has one request, one decision and one reopening at most, and refuses by rules alone', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const { recorded } = played(taken);
        for (const once of ['RequestPosted', 'LeadDeclared', 'ClocksStarted', 'RequestReopenedAs']) {
          expect(counted(recorded, once)).toBeLessThanOrEqual(1);
        }
        expect(counted(recorded, 'PartnershipRequested', 'RequestCaptured')).toBe(counted(recorded, 'ClocksStarted'));
        expect(counted(recorded, ...DECISIONS)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('IN-3, IN-4, IN-5, AC-1: is posted before its lead, and has a lead before anything of triage', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const { recorded, state } = played(taken);
        const types = recorded.map(({ type }) => type);
        const before = (first: string, then: string) =>
          !types.includes(then) || (types.includes(first) && types.indexOf(first) < types.indexOf(then));
        expect(before('RequestPosted', 'LeadDeclared')).toBe(true);
        expect(TRIAGED.filter((type) => !before('LeadDeclared', type))).toEqual([]);
        if ('origin' in state && state.acquisitionInquiry) expect(types).not.toContain('LeadDeclared');
      }),
    );
  });

  it('IN-6: has exactly one lead from its declaration on, and former ones in their order', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const { state } = played(taken);
        if (!('origin' in state)) return;
        expect(state.lead === null).toBe(state.nextSteps.length === 0);
        expect(state.formerLeads.every((former, index, all) => former !== (all[index + 1] ?? state.lead))).toBe(true);
      }),
    );
  });

  it('LC-40: has one open question at most, and clocks that never go back, each running out once', () => {
    fc.assert(
      fc.property(talkFirst, (taken) => {
        const events = played(taken).recorded.filter(own);
        const talk = events.map(({ type }) => type).filter((type) => type === 'InformationAsked' || type === 'InformationGiven');
        expect(talk).toEqual(talk.map((_type, index) => (index % 2 === 0 ? 'InformationAsked' : 'InformationGiven')));
        const due = events.flatMap(({ type, data }) => (type === 'ClocksStarted' || type === 'InformationGiven' ? [data.triageDueAt] : []));
        const running = due.filter((dueAt) => dueAt !== null);
        expect(running).toEqual([...running].sort());
        const ranOut = events.flatMap(({ type, data }) => (type === 'ClockRanOut' ? [data] : []));
        expect(ranOut.filter(({ dueAt, ranOutAt }) => ranOutAt < dueAt)).toEqual([]);
        expect(new Set(ranOut.map(({ clock }) => clock)).size).toBe(ranOut.length);
      }),
    );
  });

  it('CL-1, EV-1: is accepted only when classified and scored', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const { state } = played(taken);
        fc.pre(state.status === 'ACCEPTED');
        expect(state.classes.length).toBeGreaterThan(0);
        expect(state.scorecard?.ratings.map(({ criterion }) => criterion)).toEqual(criteria);
      }),
      { numRuns: 30, maxSkipsPerRun: 1_000 },
    );
  });
});
