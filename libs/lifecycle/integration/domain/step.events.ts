import { Instant, PartnershipId, Text, event, personal } from '@entente/kernel';
import { z } from 'zod';
import { IntegrationId } from './integration-id.js';

const step = { partnershipId: PartnershipId, integrationId: IntegrationId, stepId: IntegrationId.describe('The step of the plan') };

export const StepPlanned = event('StepPlanned', 1, 'A step was put on an integration’s plan', {
  ...step,
  title: Text.describe('What is to be done'),
  owner: personal(Text.describe('Who does it')),
  dueOn: z.iso.date().describe('The day by which it is done'),
  plannedAt: Instant,
});

export const StepCompleted = event('StepCompleted', 1, 'A step of the plan is done', {
  ...step,
  evidence: Text.describe('What shows that it is done'),
  completedAt: Instant,
});

export const StepReopened = event('StepReopened', 1, 'A step that was held to be done is open again', {
  ...step,
  reason: Text,
  reopenedAt: Instant,
});

export const stepEvents = [StepPlanned, StepCompleted, StepReopened] as const;
