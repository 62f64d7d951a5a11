import type { DomainEvent } from '@entente/kernel';
import { handbook2019 as policy } from '@entente/programmes/policies';
import { aCompany, at, classes, partnershipEnded, partnershipId, partnershipRequested, play, type Step } from '@entente/testing';
import fc from 'fast-check';
import {
  AcceptPartnership,
  CaptureRequest,
  ClassifyPartner,
  CloseInboundRequest,
  DeclareLead,
  DeclinePartnership,
  PostRequest,
  RecordTeamAgreement,
  RequestPartnership,
  ScorePartnership,
  type InboundRequestCommand,
  type Rating,
} from './inbound-request.commands.js';
import type { Monetisation } from './inbound-request.events.js';
import { inboundRequestDecider } from './inbound-request.decider.js';

const base = { partnershipId, now: at };
const text = fc.constantFrom('Something', '', ' \r\n');
const lead = fc.record({ lead: fc.constantFrom('ada', 'bo', ' '), nextSteps: fc.array(text, { maxLength: 3 }) });
const monetisations = fc.constantFrom<Monetisation>('SOFTWARE_OR_SUPPORT', 'RESALE', 'SERVICES');
const { criteria } = policy.parameters;
const rating: fc.Arbitrary<Omit<Rating, 'criterion'>> = fc.record({
  rating: fc.integer({ min: -1, max: 6 }),
  rationale: text,
  evidence: fc.constant([]),
});
const good: typeof rating = fc.record({
  rating: fc.integer({ min: 0, max: 5 }),
  rationale: fc.constant('As the call showed'),
  evidence: fc.constant([]),
});
const rated = (one: typeof rating) => fc.tuple(...criteria.map((criterion) => one.map((given) => ({ criterion, ...given }))));

const commands: fc.Arbitrary<InboundRequestCommand> = fc.oneof(
  text.map((endUserBenefits) => new RequestPartnership({ ...partnershipRequested().data, endUserBenefits, now: at })),
  fc
    .tuple(text, text)
    .map(([partnerName, briefDescription]) => new CaptureRequest({ ...base, ...aCompany, partnerName, briefDescription })),
  text.map((briefDescription) => new PostRequest({ ...base, briefDescription })),
  lead.map((declared) => new DeclareLead({ ...base, ...declared })),
  fc
    .tuple(fc.constantFrom(...Object.values(classes)), monetisations)
    .map(([held, monetisation]) => new ClassifyPartner({ ...base, ...held, monetisation })),
  fc.constantFrom('PRODUCT', 'MARKETING', 'SALES').map((team) => new RecordTeamAgreement({ ...base, team })),
  fc.oneof(rated(rating), rated(good), rated(good)).map((ratings) => new ScorePartnership({ ...base, ratings })),
  fc.constantFrom(null, 'A customer waits').map((revenueAloneReason) => new AcceptPartnership({ ...base, revenueAloneReason })),
  text.map((reason) => new DeclinePartnership({ ...base, reason })),
  fc.constant(new CloseInboundRequest({ ...base, reason: 'Acquired' })),
);
const sent = commands.map((send) => ({ send }));
const anything = fc.array(
  fc.oneof({ weight: 20, arbitrary: sent }, { weight: 1, arbitrary: fc.constant({ happens: partnershipEnded() }) }),
  {
    maxLength: 30,
    size: 'max',
  },
);
const ratings = criteria.map((criterion) => ({ criterion, rating: 1, rationale: 'As the call showed', evidence: [] }));
const towardsADecision: readonly InboundRequestCommand[] = [
  new RequestPartnership({ ...partnershipRequested().data, now: at }),
  new PostRequest({ ...base, briefDescription: 'ChatOps' }),
  new DeclareLead({ ...base, lead: 'ada', nextSteps: ['Call the partner'] }),
  new ClassifyPartner({ ...base, ...classes.inbound, monetisation: 'SOFTWARE_OR_SUPPORT' }),
  new ScorePartnership({ ...base, ratings }),
];

/** Anything at all, after some of the way to a decision was gone: chance alone seldom gets so far. */
const steps = fc
  .tuple(fc.nat({ max: towardsADecision.length }), anything)
  .map(([far, then]) => [...towardsADecision.slice(0, far).map((send) => ({ send })), ...then]);
const roles = fc.constantFrom('ALLIANCE_MEMBER', 'ALLIANCE_MEMBER', 'REVIEWER_SALES', 'PARTNER');

/** Everybody's commands are judged under one role; agreements and leads thereby meet the right and the wrong one. */
const played = (role: string, taken: Step<InboundRequestCommand>[]) =>
  play(inboundRequestDecider, { policy, actor: { id: 'ada', role } }, taken);
const counted = (recorded: readonly DomainEvent[], ...types: string[]) => recorded.filter(({ type }) => types.includes(type)).length;

describe('An inbound request under any commands in any order', () => {
  it('IN-6, LC-4: has one request, one lead and one decision at most, and refuses by rules alone', () => {
    fc.assert(
      fc.property(roles, steps, (role, taken) => {
        const { recorded } = played(role, taken);
        expect(counted(recorded, 'PartnershipRequested', 'RequestCaptured')).toBeLessThanOrEqual(1);
        expect(counted(recorded, 'RequestPosted')).toBeLessThanOrEqual(1);
        expect(counted(recorded, 'LeadDeclared')).toBeLessThanOrEqual(1);
        expect(counted(recorded, 'PartnershipAccepted', 'PartnershipDeclined', 'InboundRequestClosed')).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('IN-3, IN-4, IN-5: is posted before its lead, and has a lead before anything is classified, scored or decided', () => {
    fc.assert(
      fc.property(roles, steps, (role, taken) => {
        const types = played(role, taken).recorded.map(({ type }) => type);
        const before = (first: string, then: string) =>
          !types.includes(then) || (types.includes(first) && types.indexOf(first) < types.indexOf(then));
        expect(before('RequestPosted', 'LeadDeclared')).toBe(true);
        const triaged = ['PartnerClassified', 'PartnershipScored', 'PartnershipAccepted', 'PartnershipDeclined'];
        expect(triaged.filter((type) => !before('LeadDeclared', type))).toEqual([]);
      }),
    );
  });

  it('CL-1, EV-1: is accepted only when classified and scored', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const { state } = played('ALLIANCE_MEMBER', taken);
        fc.pre(state.status === 'ACCEPTED');
        expect(state.classes.some(({ kind }) => kind !== 'SERVICES')).toBe(true);
        expect(state.scorecard?.ratings.map(({ criterion }) => criterion)).toEqual(criteria);
      }),
      { numRuns: 30, maxSkipsPerRun: 1_000 },
    );
  });
});
