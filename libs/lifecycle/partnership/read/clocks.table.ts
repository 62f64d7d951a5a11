import { oneOf, table, text } from '@entente/read-store';

/** What is due in a partnership; a clock whose time has come is overdue until what it stands for is done. */
export const clocksTable = table('clocks', {
  key: 'clockId',
  columns: {
    /** Partnership and clock in one. */
    clockId: text(),
    partnershipId: text(),
    kind: oneOf('FIRST_ANSWER', 'TRIAGE', 'CERTIFICATE'),
    dueAt: text(),
  },
  indexes: [['dueAt', 'partnershipId']],
});
