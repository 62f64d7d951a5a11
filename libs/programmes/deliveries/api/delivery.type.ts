import { connectionOf } from '@entente/graphql';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';

export enum DeliveryStatus {
  QUEUED = 'QUEUED',
  MADE = 'MADE',
  FAILED = 'FAILED',
  GIVEN_UP = 'GIVEN_UP',
  SKIPPED = 'SKIPPED',
}

registerEnumType(DeliveryStatus, {
  name: 'DeliveryStatus',
  description: 'What became of a message that was to leave the house',
  valuesMap: {
    QUEUED: { description: 'It is about to be sent' },
    MADE: { description: 'It was sent and taken' },
    FAILED: { description: 'It could not be sent and is tried again by itself' },
    GIVEN_UP: { description: 'It could not be sent, however often it was tried; it can be sent again by hand' },
    SKIPPED: { description: 'It was not sent, for the reason that is stated; it can be sent by hand' },
  },
});

@ObjectType('Delivery', { description: 'A message that was to leave the house, and what became of it' })
export class DeliveryType {
  @Field(() => ID, { description: 'Its identifier' })
  deliveryId!: string;

  @Field(() => ID, { description: 'The partnership that it is about' })
  partnershipId!: string;

  @Field(() => String, { description: 'Where it goes' })
  channel!: string;

  @Field(() => String, { description: 'What it tells of: REQUEST_POSTED' })
  kind!: string;

  @Field(() => String, { description: 'What it says' })
  text!: string;

  @Field(() => DeliveryStatus, { description: 'What became of it' })
  status!: DeliveryStatus;

  @Field(() => Int, { description: 'The last attempt, counted from 1' })
  attempt!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Why the last attempt failed, or why it was skipped: NOT_CONFIGURED, OUTDATED or DEMONSTRATION',
  })
  reason!: string | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it is tried again by itself' })
  retryAt!: string | null;

  @Field(() => GraphQLDateTimeISO, { description: 'When it was first put down to be sent' })
  queuedAt!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'Since when its status is what it is' })
  since!: string;
}

export const DeliveryConnection = connectionOf(DeliveryType, 'Delivery');
