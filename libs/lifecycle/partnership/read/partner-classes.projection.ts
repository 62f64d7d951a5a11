import { projection, remove, upsert, type RowOf } from '@entente/read-store';
import { PartnerClassified, PartnerReclassified, formerClassOf } from '../../inbound-request/domain/inbound-request.events.js';
import { partnerClassesTable } from './partner-classes.table.js';

export const partnerClasses = projection('partner-classes', {
  table: partnerClassesTable,
  version: 2,
  on: [PartnerClassified, PartnerReclassified],
  handlers: {
    PartnerClassified: ({ data }) => upsert(classId(data), data),
    PartnerReclassified: ({ data }) => {
      const { partnershipId, kind, technologyType, platformType, direction, resellerType, product, reclassifiedAt: classifiedAt } = data;
      const given = { partnershipId, kind, technologyType, platformType, direction, resellerType, product };
      return [remove(classId({ partnershipId, ...formerClassOf(data) })), upsert(classId(given), { ...given, classifiedAt })];
    },
  },
});

type Class = Omit<RowOf<typeof partnerClassesTable>, 'classId' | 'classifiedAt'>;

function classId({ partnershipId, kind, technologyType, platformType, direction, resellerType, product }: Class): string {
  return [partnershipId, kind, technologyType, platformType, direction, resellerType, product].join('/');
}
