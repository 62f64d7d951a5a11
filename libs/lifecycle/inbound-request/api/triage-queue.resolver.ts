import { Allow, Role } from '@entente/access';
import { Moments, PageArgs, connectionFrom, type Connection } from '@entente/graphql';
import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { TriageQueueQuery, type TriageEntry } from '../read/triage-queue.query.js';
import { reasonOf } from './place-in-triage.js';
import { TriageEntryConnection, TriageEntryType } from './triage-queue.type.js';

@Resolver()
export class TriageQueueResolver {
  constructor(
    private readonly queries: QueryBus,
    private readonly moments: Moments,
  ) {}

  @Allow(
    ...[Role.ALLIANCE_MANAGER, Role.ALLIANCE_MEMBER, Role.AUDITOR, Role.INTEGRATION],
    ...[Role.REVIEWER_PRODUCT, Role.REVIEWER_MARKETING, Role.REVIEWER_SALES],
  )
  @Query(() => TriageEntryConnection, {
    description:
      'Open requests in the order of triage: platform partners first, then by customers’ demand, then by position in the log (CL-7)',
  })
  async triageQueue(@Args() args: PageArgs): Promise<Connection<TriageEntryType>> {
    const { asOf } = await this.moments.resolve(args);
    return connectionFrom(await this.queries.execute(new TriageQueueQuery(args, asOf)), entryOf);
  }
}

function entryOf({ rank, demandRank, ...row }: TriageEntry): TriageEntryType {
  const place = { platform: rank === 0, demandSignals: Math.abs(demandRank), position: row.requestPosition };
  return { ...row, ...place, reason: reasonOf(place) };
}
