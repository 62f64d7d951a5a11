import { projection, upsert } from '@entente/read-store';
import { PartnerClassified } from '../../inbound-request/domain/inbound-request.events.js';
import { partnerClassesTable } from './partner-classes.table.js';

export const partnerClasses = projection('partner-classes', {
  table: partnerClassesTable,
  version: 1,
  on: [PartnerClassified],
  handlers: {
    PartnerClassified: ({ data }) => {
      const { partnershipId, kind, technologyType, platformType, direction, resellerType, product } = data;
      return upsert([partnershipId, kind, technologyType, platformType, direction, resellerType, product].join('/'), data);
    },
  },
});
