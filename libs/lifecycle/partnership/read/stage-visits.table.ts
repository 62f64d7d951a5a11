import { integer, oneOf, table, text } from '@entente/read-store';
import { STAGES } from './partnerships.table.js';

/** When partnerships came to their stages and exits; a visit lasts until the next one begins. */
export const stageVisitsTable = table('stage_visits', {
  key: 'visitId',
  columns: {
    /** Partnership and stage in one. */
    visitId: text(),
    partnershipId: text(),
    stage: oneOf(...STAGES),
    enteredAt: integer(),
    /** Of the event by which it began: what tells the order of visits that began in one moment. */
    position: integer(),
  },
  indexes: [['partnershipId', 'position', 'stage', 'enteredAt']],
});
