import { IDENTIFIER, Instant, PartnershipId, Text, Url, event, personal } from '@entente/kernel';
import { z } from 'zod';

export const ActivityId = z.string().regex(IDENTIFIER).describe('Tells the activities of a go-to-market apart');

export const ActivityKind = z.enum(['LISTING', 'PRESS_RELEASE', 'BLOG', 'WEBINAR', 'EVENT']).describe('What kind of activity it is');
export type ActivityKind = z.infer<typeof ActivityKind>;

const activity = { partnershipId: PartnershipId, activityId: ActivityId };

export const ActivityPlanned = event('ActivityPlanned', 1, 'An activity was put on the go-to-market plan', {
  ...activity,
  kind: ActivityKind,
  title: Text.describe('What it is about'),
  owner: personal(Text.describe('Who does it')),
  dueOn: z.iso.date().describe('The day on which it is due'),
  jointCustomer: Text.nullable().describe('The customer of both companies that takes part'),
  plannedAt: Instant,
});

export const ActivityCompleted = event('ActivityCompleted', 1, 'An activity took place', {
  ...activity,
  outcome: Text.describe('What came of it'),
  evidence: Url.nullable().describe('Where it can be seen'),
  completedAt: Instant,
});

export const ActivityCancelled = event('ActivityCancelled', 1, 'An activity will not take place', {
  ...activity,
  reason: Text,
  cancelledAt: Instant,
});

export const activityEvents = [ActivityPlanned, ActivityCompleted, ActivityCancelled] as const;
