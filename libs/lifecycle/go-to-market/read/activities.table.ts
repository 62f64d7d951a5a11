import { oneOf, table, text, type RowOf } from '@entente/read-store';

/** The activities of all go-to-market plans. */
export const activitiesTable = table('go_to_market_activities', {
  key: 'key',
  columns: {
    /** Partnership and activity in one. */
    key: text(),
    partnershipId: text(),
    activityId: text(),
    status: oneOf('PLANNED', 'COMPLETED', 'CANCELLED', 'CLOSED'),
    kind: oneOf('LISTING', 'PRESS_RELEASE', 'BLOG', 'WEBINAR', 'EVENT'),
    title: text(),
    owner: text(),
    dueOn: text(),
    jointCustomer: text().nullable(),
    outcome: text().nullable(),
    evidence: text().nullable(),
    /** Why it was cancelled, where it was. */
    cancellationReason: text().nullable(),
    plannedAt: text(),
    completedAt: text().nullable(),
  },
  indexes: [['partnershipId']],
});

export type ActivityRow = RowOf<typeof activitiesTable>;
