import { projection, update, upsert } from '@entente/read-store';
import { StepCompleted, StepPlanned, StepReopened } from '../domain/step.events.js';
import { integrationKey } from './integration-board.table.js';
import { integrationStepsTable } from './integration-steps.table.js';

export const integrationSteps = projection('integration-steps', {
  table: integrationStepsTable,
  version: 1,
  on: [StepPlanned, StepCompleted, StepReopened],
  handlers: {
    StepPlanned: ({ data: { plannedAt: _plannedAt, ...step } }) =>
      upsert(stepKey(step), { ...step, evidence: null, completedAt: null, reopenReason: null }),
    StepCompleted: ({ data }) => update(stepKey(data), { evidence: data.evidence, completedAt: data.completedAt, reopenReason: null }),
    StepReopened: ({ data }) => update(stepKey(data), { evidence: null, completedAt: null, reopenReason: data.reason }),
  },
});

function stepKey(step: { readonly partnershipId: string; readonly integrationId: string; readonly stepId: string }): string {
  return `${integrationKey(step)}/${step.stepId}`;
}
