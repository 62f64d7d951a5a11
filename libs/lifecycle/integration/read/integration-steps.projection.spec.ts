import { at, partnershipId, stepCompleted, stepPlanned } from '@entente/testing';
import { projecting } from '../../../testing/projecting.js';
import { StepReopened } from '../domain/step.events.js';
import { integrationSteps } from './integration-steps.projection.js';

const planned = {
  ...{ key: `${partnershipId}/teamcity/step-1`, partnershipId, integrationId: 'teamcity', stepId: 'step-1' },
  ...{ title: 'Write the connector', owner: 'bo', dueOn: '2020-03-01', evidence: null, completedAt: null, reopenReason: null },
};

describe('The steps of integrations', () => {
  it('are shown from their planning on, and completed with evidence', async () => {
    const second = stepPlanned({ stepId: 'step-2', title: 'Test it' });
    await projecting(integrationSteps)
      .given(stepPlanned(), second, stepCompleted())
      .gives(
        { ...planned, evidence: 'Merged', completedAt: at },
        { ...planned, key: `${partnershipId}/teamcity/step-2`, stepId: 'step-2', title: 'Test it' },
      );
  });

  it('are open again with the reason', async () => {
    const reopened = StepReopened({ partnershipId, integrationId: 'teamcity', stepId: 'step-1', reason: 'It broke', reopenedAt: at });
    await projecting(integrationSteps)
      .given(stepPlanned(), stepCompleted(), reopened)
      .gives({ ...planned, reopenReason: 'It broke' });
  });
});
