import { table, text, type RowOf } from '@entente/read-store';

/** The steps of all integrations’ plans. */
export const integrationStepsTable = table('integration_steps', {
  key: 'key',
  columns: {
    /** Partnership, integration and step in one. */
    key: text(),
    partnershipId: text(),
    integrationId: text(),
    stepId: text(),
    title: text(),
    owner: text(),
    dueOn: text(),
    evidence: text().nullable(),
    completedAt: text().nullable(),
    /** Why it was opened again, where it was. */
    reopenReason: text().nullable(),
  },
  indexes: [['partnershipId']],
});

export type IntegrationStepRow = RowOf<typeof integrationStepsTable>;
