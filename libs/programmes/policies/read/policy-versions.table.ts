import type { PolicyParameters } from '@entente/kernel';
import { json, table, text, type RowOf } from '@entente/read-store';
import type { PolicyPack } from '../domain/policy-pack.js';

export const policyVersionsTable = table('policy_versions', {
  key: 'version',
  columns: {
    version: text(),
    policy: text(),
    effectiveFrom: text(),
    parameters: json<PolicyParameters>(),
    source: json<PolicyPack['source']>(),
    publishedAt: text(),
    publishedBy: text(),
  },
});

export type PolicyVersionRow = RowOf<typeof policyVersionsTable>;
