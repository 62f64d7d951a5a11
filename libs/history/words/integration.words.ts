import type { z } from 'zod';
import { integrationEvents, type Side } from '../../lifecycle/integration/domain/integration.events.js';
import type { ListingReview } from '../../lifecycle/integration/domain/listing.events.js';
import { day, given, line, listed, telling } from './sentence.js';

/** The two companies, as sentences name them. */
export const sides: Readonly<Record<z.infer<typeof Side>, string>> = { HOST: 'the host', PARTNER: 'the partner' };
const reviews: Readonly<Record<ListingReview, string>> = { TECHNICAL_WRITER: 'technical writer', ALLIANCES: 'alliances team' };

/** What is said of each event of the integrations. */
export const integrationWords = telling(integrationEvents, {
  IntegrationStarted: ({ startedAt, integrationId, product, ...duties }) => [
    startedAt,
    `started ${product === null ? the(integrationId) : `the integration of ${line(product)}`}: ${dutiesInWords(duties)}`,
  ],
  DutiesAssigned: ({ assignedAt, integrationId, ...duties }) => [
    assignedAt,
    `gave the duties of ${the(integrationId)} anew: ${dutiesInWords(duties)}`,
  ],
  StepPlanned: ({ plannedAt, integrationId, stepId, title, owner, dueOn }) => [
    plannedAt,
    `planned step ${stepId} of ${the(integrationId)}, ${line(title)}, for ${line(owner)} to do by ${day(dueOn)}`,
  ],
  StepCompleted: ({ completedAt, integrationId, stepId, evidence }) => [
    completedAt,
    `completed step ${stepId} of ${the(integrationId)}: ${line(evidence)}`,
  ],
  StepReopened: ({ reopenedAt, integrationId, stepId, reason }) => [
    reopenedAt,
    `reopened step ${stepId} of ${the(integrationId)}: ${line(reason)}`,
  ],
  IntegrationDocumented: ({ documentedAt, integrationId, docsUrl }) => [
    documentedAt,
    `documented ${the(integrationId)} at ${line(docsUrl)}`,
  ],
  IntegrationDemonstrated: ({ demonstratedAt, integrationId, audience, evidence }) => [
    demonstratedAt,
    `demonstrated ${the(integrationId)} to ${line(audience)}${given(evidence, ', as is seen at ')}`,
  ],
  ListingSubmitted: ({ submittedAt, integrationId, category, summary }) => [
    submittedAt,
    `handed in a listing of ${the(integrationId)} for ${line(category)}: ${line(summary)}`,
  ],
  ListingApproved: ({ approvedAt, integrationId, review, reviewer }) => [
    approvedAt,
    `recorded that ${line(reviewer)} approved the listing of ${the(integrationId)} for the ${reviews[review]}`,
  ],
  ListingSentBack: ({ sentBackAt, integrationId, review, reviewer, reason }) => [
    sentBackAt,
    `recorded that ${line(reviewer)} sent the listing of ${the(integrationId)} back for the ${reviews[review]}: ${line(reason)}`,
  ],
  ListingPublished: ({ publishedAt, integrationId }) => [publishedAt, `published the listing of ${the(integrationId)}`],
  IntegrationWentLive: ({ liveAt, integrationId, certifiedUntil }) => [
    liveAt,
    `took ${the(integrationId)} live${certified(certifiedUntil)}`,
  ],
  IntegrationCompleted: ({ completedAt, integrationId }) => [completedAt, `completed ${the(integrationId)}: it is live and documented`],
  IntegrationCertified: ({ certifiedAt, integrationId, certifiedUntil }) => [
    certifiedAt,
    `certified ${the(integrationId)} anew${certified(certifiedUntil)}`,
  ],
  IntegrationMarkedStale: ({ staleAt, integrationId, certifiedUntil }) => [
    staleAt,
    `marked ${the(integrationId)} stale, since its certificate ran out on ${day(certifiedUntil)}`,
  ],
  IntegrationPriorityRaised: ({ raisedAt, integrationId, signals, reason }) => [
    raisedAt,
    `raised the priority of ${the(integrationId)} on customers’ demand (${listed(signals)}): ${line(reason)}`,
  ],
  IntegrationRetired: ({ retiredAt, integrationId, reason }) => [retiredAt, `retired ${the(integrationId)}: ${line(reason)}`],
  IntegrationClosed: ({ closedAt, integrationIds, reason }) => [
    closedAt,
    `closed ${integrationIds.length === 0 ? 'the integration stage' : listed(integrationIds.map(the))}, since the partnership had ended: ${line(reason)}`,
  ],
});

/** The integration of a partnership that names no product has a name that says nothing. */
function the(integrationId: string): string {
  return integrationId === 'main' ? 'the integration' : `the integration ${integrationId}`;
}

interface Duties {
  readonly builder: keyof typeof sides;
  readonly maintainer: keyof typeof sides;
  readonly maintainerException: string | null;
}

function dutiesInWords({ builder, maintainer, maintainerException }: Duties): string {
  return `${sides[builder]} builds it and ${sides[maintainer]} maintains it${given(maintainerException, ', by exception: ')}`;
}

function certified(until: string | null): string {
  return until === null ? '' : `, certified until ${day(until)}`;
}
