import type { Position } from '@entente/kernel';
import { ReadStore, readModel } from '@entente/read-store';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { policyVersionsTable, type PolicyVersionRow } from './policy-versions.table.js';

/** Every published version, in the order in which they take effect. */
export class PolicyVersionsQuery extends Query<readonly PolicyVersionRow[]> {
  constructor(readonly asOf: Position | undefined) {
    super();
  }
}

@QueryHandler(PolicyVersionsQuery)
export class PolicyVersionsHandler implements IQueryHandler<PolicyVersionsQuery> {
  constructor(private readonly readStore: ReadStore) {}

  execute({ asOf }: PolicyVersionsQuery): Promise<readonly PolicyVersionRow[]> {
    return readModel(this.readStore.database, policyVersionsTable, asOf).selectAll().orderBy('effectiveFrom').execute();
  }
}
