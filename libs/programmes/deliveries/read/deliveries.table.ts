import { integer, oneOf, table, text, type RowOf } from '@entente/read-store';

export const DELIVERY_STATUSES = ['QUEUED', 'MADE', 'FAILED', 'GIVEN_UP', 'SKIPPED'] as const;

export const deliveriesTable = table('deliveries', {
  key: 'deliveryId',
  columns: {
    deliveryId: text(),
    partnershipId: text(),
    channel: text(),
    kind: text(),
    text: text(),
    status: oneOf(...DELIVERY_STATUSES),
    attempt: integer(),
    /** Why the last attempt failed or was skipped. */
    reason: text().nullable(),
    retryAt: text().nullable(),
    queuedAt: text(),
    /** When the status was come to. */
    since: text(),
  },
  indexes: [['queuedAt', 'deliveryId', 'status', 'partnershipId']],
});

export type DeliveryRow = RowOf<typeof deliveriesTable>;
