import { projection, update, upsert } from '@entente/read-store';
import { ActivityCancelled, ActivityCompleted, ActivityPlanned } from '../domain/activity.events.js';
import { GoToMarketClosed } from '../domain/go-to-market.events.js';
import { activitiesTable } from './activities.table.js';

const stillToCome = { outcome: null, evidence: null, cancellationReason: null, completedAt: null };

export const activities = projection('go-to-market-activities', {
  table: activitiesTable,
  version: 1,
  on: [ActivityPlanned, ActivityCompleted, ActivityCancelled, GoToMarketClosed],
  handlers: {
    ActivityPlanned: ({ data }) => upsert(activityKey(data), { ...data, ...stillToCome, status: 'PLANNED' }),
    ActivityCompleted: ({ data }) => {
      const { outcome, evidence, completedAt } = data;
      return update(activityKey(data), { status: 'COMPLETED', outcome, evidence, completedAt });
    },
    ActivityCancelled: ({ data }) => update(activityKey(data), { status: 'CANCELLED', cancellationReason: data.reason }),
    GoToMarketClosed: ({ data: { partnershipId, activityIds } }) =>
      activityIds.map((activityId) => update(activityKey({ partnershipId, activityId }), { status: 'CLOSED' })),
  },
});

function activityKey({ partnershipId, activityId }: { readonly partnershipId: string; readonly activityId: string }): string {
  return `${partnershipId}/${activityId}`;
}
