import { projection, upsert } from '@entente/read-store';
import { PolicyPublished } from '../domain/policy.events.js';
import { policyVersionsTable } from './policy-versions.table.js';

export const policyVersions = projection('policy-versions', {
  table: policyVersionsTable,
  version: 1,
  on: [PolicyPublished],
  handlers: {
    PolicyPublished: ({ data: { version, ...data }, metadata }) => upsert(version, { ...data, publishedBy: metadata.actor }),
  },
});
