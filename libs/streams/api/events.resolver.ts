import { Allow, CurrentCaller, Role, visibleTo, type Caller } from '@entente/access';
import { OptionalIdField, PositionScalar, RecordedEventType, recordedEventOf } from '@entente/graphql';
import type { Position, RecordedEvent } from '@entente/kernel';
import { BadRequestException } from '@nestjs/common';
import { Args, ArgsType, Field, Resolver, Subscription } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, MaxLength } from 'class-validator';
import { CursorBeyondLog, EventFeed, UnpublishedType } from '../event-feed.js';

@ArgsType()
class EventsArgs {
  @Field(() => PositionScalar, {
    defaultValue: 0,
    description: 'Begin after this position: "0" for everything, the last one seen to resume',
  })
  after!: Position;

  @OptionalIdField('Only what happens to this partnership')
  partnershipId?: string;

  @IsOptional()
  @ArrayMaxSize(50)
  @MaxLength(100, { each: true })
  @Field(() => [String], { nullable: true, description: 'Only these event types' })
  types?: string[];
}

@Resolver()
export class EventsResolver {
  constructor(private readonly feed: EventFeed) {}

  @Allow(
    ...[Role.ALLIANCE_MANAGER, Role.ALLIANCE_MEMBER, Role.PARTNER, Role.AUDITOR, Role.INTEGRATION],
    ...[Role.REVIEWER_PRODUCT, Role.REVIEWER_MARKETING, Role.REVIEWER_SALES],
  )
  @Subscription(() => RecordedEventType, {
    description: 'Every event from a position on, in the log’s order, without gap or repeat; then each new one as it happens',
    resolve: recordedEventOf,
  })
  async events(
    @Args() { after, partnershipId, types }: EventsArgs,
    @CurrentCaller() caller: Caller,
  ): Promise<AsyncIterableIterator<RecordedEvent>> {
    try {
      return await this.feed.open({ after, partnershipId: visibleTo(caller, partnershipId), types });
    } catch (fault) {
      const asked = fault instanceof UnpublishedType || fault instanceof CursorBeyondLog;
      throw asked ? new BadRequestException(fault.message) : fault;
    }
  }
}
