import { ensure } from '@entente/kernel';
import type { CompleteStep, PlanStep, ReopenStep } from './integration.commands.js';
import { aStepIsPlannedAndProved } from './integration.rules.js';
import type { Integrations, Step, StepContent } from './integration.state.js';
import { integrationUnderWay } from './named-integration.js';
import { StepCompleted, StepPlanned, StepReopened } from './step.events.js';

export function planStep({ data }: PlanStep, state: Integrations) {
  const { integrationId, steps } = integrationUnderWay(data, state);
  const { now: plannedAt, ...step } = data;
  for (const field of ['title', 'owner'] as const) ensure(step[field].trim() !== '', aStepIsPlannedAndProved, { field });
  const known = steps.find(({ stepId }) => stepId === step.stepId);
  if (known !== undefined && sameStep(known, step)) return [];
  ensure(known === undefined, aStepIsPlannedAndProved, { field: 'stepId', stepId: step.stepId, title: known?.title });
  return [StepPlanned({ ...step, integrationId, plannedAt })];
}

function sameStep(one: StepContent, other: StepContent): boolean {
  return one.title === other.title && one.owner === other.owner && one.dueOn === other.dueOn;
}

export function completeStep({ data }: CompleteStep, state: Integrations) {
  const { integrationId, steps } = integrationUnderWay(data, state);
  const { partnershipId, stepId, evidence, now: completedAt } = data;
  const step = stepOf(stepId, steps);
  ensure(evidence.trim() !== '', aStepIsPlannedAndProved, { field: 'evidence' });
  return step.done ? [] : [StepCompleted({ partnershipId, integrationId, stepId, evidence, completedAt })];
}

export function reopenStep({ data }: ReopenStep, state: Integrations) {
  const { integrationId, steps } = integrationUnderWay(data, state);
  const { partnershipId, stepId, reason, now: reopenedAt } = data;
  const step = stepOf(stepId, steps);
  ensure(reason.trim() !== '', aStepIsPlannedAndProved, { field: 'reason' });
  return step.done ? [StepReopened({ partnershipId, integrationId, stepId, reason, reopenedAt })] : [];
}

function stepOf(stepId: string, steps: readonly Step[]): Step {
  const step = steps.find((one) => one.stepId === stepId);
  ensure(step !== undefined, aStepIsPlannedAndProved, { field: 'stepId', stepId, known: steps.map((one) => one.stepId) });
  return step;
}
