import { Side, WebAddressScalar, connectionOf } from '@entente/graphql';
import type { Position } from '@entente/kernel';
import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { ActivityKind } from '../domain/activity.events.js';

export enum GoToMarketStatus {
  OPEN = 'OPEN',
  PLANNED = 'PLANNED',
  LAUNCHED = 'LAUNCHED',
  PAUSED = 'PAUSED',
  CLOSED = 'CLOSED',
}

registerEnumType(GoToMarketStatus, {
  name: 'GoToMarketStatus',
  description: 'Where a go-to-market stands',
  valuesMap: {
    OPEN: { description: 'An integration is complete; nothing is planned yet' },
    PLANNED: { description: 'It has a plan and a leading side' },
    LAUNCHED: { description: 'It was launched; revenue can follow' },
    PAUSED: { description: 'It stands still for a while' },
    CLOSED: { description: 'Closed because the partnership ended' },
  },
});

registerEnumType(ActivityKind.enum, {
  name: 'ActivityKind',
  description: 'What kind of activity it is',
  valuesMap: {
    LISTING: { description: 'An entry in a directory; needs a live integration' },
    PRESS_RELEASE: { description: 'A press release' },
    BLOG: { description: 'A blog post' },
    WEBINAR: { description: 'A webinar; needs a live integration and one joint customer' },
    EVENT: { description: 'An event, such as a fair or a meetup' },
  },
});

export enum ActivityStatus {
  PLANNED = 'PLANNED',
  COMPLETED = 'COMPLETED',
  CANCELLED = 'CANCELLED',
  CLOSED = 'CLOSED',
}

registerEnumType(ActivityStatus, {
  name: 'ActivityStatus',
  description: 'What became of an activity',
  valuesMap: {
    PLANNED: { description: 'Still to come' },
    COMPLETED: { description: 'It took place' },
    CANCELLED: { description: 'It was called off' },
    CLOSED: { description: 'The partnership ended before it took place' },
  },
});

@ObjectType('Activity', { description: 'Something that is done to bring an integration to market' })
export class ActivityType {
  @Field(() => ID, { description: 'Tells the activities of a partnership apart' })
  activityId!: string;

  @Field(() => ActivityStatus, { description: 'What became of it' })
  status!: string;

  @Field(() => ActivityKind.enum, { description: 'What kind of activity it is' })
  kind!: ActivityKind;

  @Field(() => String, { description: 'What it is about' })
  title!: string;

  @Field(() => String, { description: 'Who does it' })
  owner!: string;

  @Field(() => GraphQLLocalDate, { description: 'The day on which it is due' })
  dueOn!: string;

  @Field(() => String, { nullable: true, description: 'The customer of both companies that takes part' })
  jointCustomer!: string | null;

  @Field(() => String, { nullable: true, description: 'What came of it; null until it took place' })
  outcome!: string | null;

  @Field(() => WebAddressScalar, { nullable: true, description: 'Where it can be seen' })
  evidence!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was called off' })
  cancellationReason!: string | null;

  @Field(() => GraphQLDateTimeISO, { description: 'When it was planned' })
  plannedAt!: string;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it was completed' })
  completedAt!: string | null;
}

@ObjectType('GoToMarket', { description: 'How the two companies go to market' })
export class GoToMarketType {
  @Field(() => ID, { description: 'The partnership' })
  partnershipId!: string;

  @Field(() => GoToMarketStatus, { description: 'Where it stands' })
  status!: string;

  @Field(() => String, { nullable: true, description: 'What is planned' })
  summary!: string | null;

  @Field(() => Side, { nullable: true, description: 'Who leads the effort' })
  leadingSide!: string | null;

  @Field(() => String, { nullable: true, description: 'Why the host leads for an inbound partner' })
  leadingSideException!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it is paused; null while it is not' })
  pausedReason!: string | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Since when it is paused; null while it is not' })
  pausedAt!: string | null;

  @Field(() => GraphQLDateTimeISO, { description: 'When it opened' })
  openedAt!: string;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When the plan was made' })
  plannedAt!: string | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it was launched' })
  launchedAt!: string | null;

  /** The moment that it is shown for. */
  asOf?: Position | undefined;
}

export const GoToMarketConnection = connectionOf(GoToMarketType, 'GoToMarket');
