import { Allow, CurrentCaller, Role, visibleTo, type Caller } from '@entente/access';
import { MomentArgs, Moments, RecordedEventType, connectionFrom, recordedEventOf, type Connection } from '@entente/graphql';
import type { ReplayedStage } from '@entente/event-store';
import { QueryBus } from '@nestjs/cqrs';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { TimelineQuery } from '../read/timeline.query.js';
import { plainState } from '../replay/plain-state.js';
import { StateAtQuery } from '../replay/state-at.query.js';
import { HistoryArgs, PartnershipStateType, RecordedEventConnection } from './history.type.js';

const READERS = [
  ...[Role.ALLIANCE_MANAGER, Role.ALLIANCE_MEMBER, Role.PARTNER, Role.AUDITOR, Role.INTEGRATION],
  ...[Role.REVIEWER_PRODUCT, Role.REVIEWER_MARKETING, Role.REVIEWER_SALES],
] as const;

@Resolver()
export class HistoryResolver {
  constructor(
    private readonly queries: QueryBus,
    private readonly moments: Moments,
  ) {}

  @Allow(...READERS)
  @Query(() => RecordedEventConnection, { description: 'What happened to a partnership, in the log’s order, with who and why' })
  async partnershipHistory(@Args() args: HistoryArgs, @CurrentCaller() caller: Caller): Promise<Connection<RecordedEventType>> {
    const { asOf } = await this.moments.resolve(args);
    const found = await this.queries.execute(new TimelineQuery(visibleTo(caller, args.partnershipId), args.types, args, asOf));
    return connectionFrom(found, recordedEventOf);
  }

  @Allow(...READERS)
  @Query(() => PartnershipStateType, {
    nullable: true,
    description: 'A partnership’s state at a moment, by replay; null when it had no event then',
  })
  async stateAt(
    @Args('partnershipId', { type: () => ID, description: 'The partnership' }) partnershipId: string,
    @Args() args: MomentArgs,
    @CurrentCaller() caller: Caller,
  ): Promise<PartnershipStateType | null> {
    const { asOf } = await this.moments.resolve(args);
    const stages = await this.queries.execute(new StateAtQuery(visibleTo(caller, partnershipId), asOf));
    if (stages.every(({ revision }) => revision === 'none')) return null;
    return { partnershipId, stages: stages.map(stageOf) };
  }
}

function stageOf({ category, revision, state }: ReplayedStage): PartnershipStateType['stages'][number] {
  return { category, revision: revision === 'none' ? null : revision, state: plainState(state) };
}
