import type { Actor, Command, Decider } from '@entente/kernel';
import { aCompany, aListing, classes } from '@entente/testing';
import fc from 'fast-check';
import {
  AcceptPartnership,
  CaptureRequest,
  ClassifyPartner,
  DeclareLead,
  DeclinePartnership,
  OpenReopenedRequest,
  PostRequest,
  RecordTeamAgreement,
  RequestPartnership,
  ScorePartnership,
} from '../../../libs/lifecycle/inbound-request/domain/inbound-request.commands.js';
import { inboundRequestDecider as inboundRequest } from '../../../libs/lifecycle/inbound-request/domain/inbound-request.decider.js';
import {
  CertifyIntegration,
  StartIntegration,
  SubmitListing,
  TakeIntegrationLive,
} from '../../../libs/lifecycle/integration/domain/integration.commands.js';
import { integrationDecider as integration } from '../../../libs/lifecycle/integration/domain/integration.decider.js';
import { handbook2019 } from '../../../libs/programmes/policies/packs/handbook-2019.js';
import { handbook2022 } from '../../../libs/programmes/policies/packs/handbook-2022.js';

interface Base {
  readonly partnershipId: string;
  readonly now: string;
}

/** A command to be given, who gives it, and where in a partnership's life it belongs. */
export interface Draft {
  readonly decider: Decider;
  readonly stage: number;
  readonly actor: Actor;
  readonly command: (base: Base) => Command;
}

const ada: Actor = { id: 'ada', role: 'ALLIANCE_MEMBER' };
const request = (stage: number, command: Draft['command'], actor = ada): Draft => ({ decider: inboundRequest, stage, actor, command });
const later = (stage: number, command: Draft['command']): Draft => ({ decider: integration, stage, actor: ada, command });

const topics = { technicalIntegration: 'A plug-in', endUserBenefits: 'Less work', businessRelationship: 'A listing' };
const ratings = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 6, maxLength: 6 });

const company = (partnershipId: string) => ({ ...aCompany, partnerName: partnershipId, website: null, formerPartnershipId: null });
const asked = { acquisitionInquiry: false, requestedAt: '2021-11-30T09:00:00.000Z' };
const requested = (template: string): Draft =>
  request(0, (base) => new RequestPartnership({ ...base, ...company(base.partnershipId), ...topics, ...asked, template }));

/** Ways for a request to come in; the first that is not refused is the one that counts. */
const requests: readonly Draft[] = [
  ...['new_partner', 'partner_request'].map(requested),
  request(
    0,
    (base) => new CaptureRequest({ ...base, ...company(base.partnershipId), acquisitionInquiry: false, briefDescription: 'They wrote' }),
  ),
  ...[null, { template: 'new_partner', ...topics }].map((said) =>
    request(0, (base) => {
      const why = { reopens: 'former', reason: 'They ask again', briefDescription: 'They wrote' };
      return new OpenReopenedRequest({ ...base, ...company(base.partnershipId), ...why, topics: said });
    }),
  ),
];

/** Without these, little would come of the others. */
const backbone: readonly Draft[] = [
  requested('new_partner'),
  request(1, (base) => new PostRequest({ ...base, briefDescription: 'They wrote' })),
  request(2, (base) => new DeclareLead({ ...base, lead: 'ada', nextSteps: ['Call'] })),
  request(5, (base) => new AcceptPartnership({ ...base, revenueAloneReason: 'So' })),
  later(6, (base) => new StartIntegration({ ...base, product: null, builder: null, maintainer: null, exceptionReason: null })),
];

const drafts: fc.Arbitrary<Draft> = fc.oneof(
  fc.constantFrom(...requests),
  fc
    .constantFrom(classes.inbound, classes.outbound, classes.cloud)
    .map((given) => request(3, (base) => new ClassifyPartner({ ...base, ...given, monetisation: 'SOFTWARE_OR_SUPPORT' }))),
  fc
    .constantFrom('PRODUCT' as const, 'MARKETING' as const, 'SALES' as const)
    .map((team) => request(3, (base) => new RecordTeamAgreement({ ...base, team }), { id: team, role: `REVIEWER_${team}` })),
  fc.tuple(fc.constantFrom(handbook2019, handbook2022), ratings).map(([{ parameters }, values]) =>
    request(4, (base) => {
      const rated = parameters.criteria.map((criterion, index) => ({
        criterion,
        rating: values[index] ?? 0,
        rationale: 'So',
        evidence: [],
      }));
      return new ScorePartnership({ ...base, ratings: rated });
    }),
  ),
  fc
    .constantFrom('CREATE', 'PACKAGE')
    .map((productStage) =>
      request(5, (base) => new DeclinePartnership({ ...base, reason: 'We compete', ground: 'COMPETITION', productStage })),
    ),
  fc
    .constantFrom('Short', 'Longer than ten')
    .map((summary) => later(7, (base) => new SubmitListing({ ...base, integrationId: null, ...aListing, summary }))),
  fc.constantFrom(
    later(7, (base) => new TakeIntegrationLive({ ...base, integrationId: null })),
    later(8, (base) => new CertifyIntegration({ ...base, integrationId: null })),
  ),
);

export interface Given {
  readonly partnershipId: string;
  readonly draft: Draft;
  readonly daysLater: number;
}

/** Commands to two partnerships, by and large in the order of a partnership's life, so that many of them come to something. */
export const histories: fc.Arbitrary<readonly Given[]> = fc
  .array(fc.record({ partnershipId: fc.constantFrom('acme', 'bolt'), draft: drafts, daysLater: fc.integer({ min: 0, max: 9 }) }), {
    ...{ minLength: 10, maxLength: 60, size: 'max' },
  })
  .map((given) => [
    ...given,
    ...['acme', 'bolt'].flatMap((partnershipId) => backbone.map((draft) => ({ partnershipId, draft, daysLater: 1 }))),
  ])
  .map((given) => given.toSorted((one, other) => one.draft.stage - other.draft.stage));
