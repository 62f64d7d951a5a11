import { aStartedIntegration, at, given, integrationWentLive, partnershipId, stepCompleted, stepPlanned } from '@entente/testing';
import { CompleteStep, PlanStep, ReopenStep, TakeIntegrationLive } from './integration.commands.js';
import { integrationDecider as integration } from './integration.decider.js';
import { aStepIsPlannedAndProved, nothingGoesLiveWithOpenSteps } from './integration.rules.js';
import { StepReopened } from './step.events.js';

const one = { partnershipId, integrationId: null, stepId: 'step-1', now: at };
const plan = (stated: object = {}) => new PlanStep({ ...one, title: 'Write the connector', owner: 'bo', dueOn: '2020-03-01', ...stated });
const complete = (stated: object = {}) => new CompleteStep({ ...one, evidence: 'Merged', ...stated });
const reopen = (reason = 'It broke') => new ReopenStep({ ...one, reason });
const reopened = StepReopened({ partnershipId, integrationId: 'teamcity', stepId: 'step-1', reason: 'It broke', reopenedAt: at });
const takeLive = new TakeIntegrationLive({ partnershipId, integrationId: null, now: at });
const planned = [...aStartedIntegration(), stepPlanned()];

describe('The plan of an integration', () => {
  it('LC-10: has steps that are planned, completed with evidence, and opened again with a reason', () => {
    given(integration, aStartedIntegration()).when(plan()).then(stepPlanned());
    given(integration, planned).when(complete()).then(stepCompleted());
    given(integration, planned, stepCompleted()).when(reopen()).then(reopened);
    given(integration, planned, stepCompleted(), reopened).when(complete()).then(stepCompleted());
  });

  it('records nothing when a command is sent twice', () => {
    given(integration, planned).when(plan()).thenNothing();
    given(integration, planned, stepCompleted()).when(complete()).thenNothing();
    given(integration, planned, stepCompleted(), reopened).when(reopen()).thenNothing();
  });

  it.each([
    ['title', plan({ title: ' ' })],
    ['owner', plan({ owner: '' })],
    ['evidence', complete({ evidence: ' ' })],
    ['reason', reopen(' ')],
  ])('LC-10 refuses a blank %s', (field, command) => {
    given(integration, planned, stepCompleted()).when(command).refusedBy(aStepIsPlannedAndProved, { field });
  });

  it('LC-10 refuses an unknown step, and another step of the same name', () => {
    given(integration, planned)
      .when(complete({ stepId: 'no-step' }))
      .refusedBy(aStepIsPlannedAndProved);
    given(integration, planned)
      .when(plan({ title: 'Something else' }))
      .refusedBy(aStepIsPlannedAndProved);
  });

  it.each([{ owner: 'cy' }, { dueOn: '2020-04-01' }])(
    'LC-10 refuses the same step with another content, which it would not keep: %j',
    (other) => {
      given(integration, planned)
        .when(plan(other))
        .refusedBy(aStepIsPlannedAndProved, { field: 'stepId', stepId: 'step-1', title: 'Write the connector' });
    },
  );

  it('LC-12: lets the integration go live when every step is completed', () => {
    given(integration, planned, stepCompleted()).when(takeLive).then(integrationWentLive());
  });

  it('LC-12 refuses to go live with open steps, and names them', () => {
    given(integration, planned)
      .when(takeLive)
      .refusedBy(nothingGoesLiveWithOpenSteps, { open: ['step-1'] });
    given(integration, planned, stepCompleted(), reopened).when(takeLive).refusedBy(nothingGoesLiveWithOpenSteps);
  });
});
