import { Field, ID, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTimeISO, GraphQLSafeInt } from 'graphql-scalars';
import { DeliveryModel, RevenueSource } from '../domain/revenue.events.js';
import './revenue.enums.js';

@ObjectType('RevenueEntry', { description: 'Revenue that was recorded for a month' })
export class RevenueEntryType {
  @Field(() => ID, { description: 'The entry’s identifier' })
  revenueId!: string;

  @Field(() => String, { description: 'The calendar month in UTC, as YYYY-MM' })
  month!: string;

  @Field(() => GraphQLSafeInt, { description: 'In minor units of the currency' })
  amount!: number;

  @Field(() => String, { description: 'An ISO 4217 currency code' })
  currency!: string;

  @Field(() => RevenueSource.enum, { description: 'What it came through' })
  source!: string;

  @Field(() => DeliveryModel.enum, { description: 'How the product was delivered' })
  deliveryModel!: string;

  @Field(() => ID, { nullable: true, description: 'The reversed entry that this one stands for' })
  replaces!: string | null;

  @Field(() => Boolean, { description: 'Whether it was wrong and is reversed; it then counts for nothing' })
  reversed!: boolean;

  @Field(() => String, { nullable: true, description: 'Why it was reversed' })
  reversalReason!: string | null;

  @Field(() => GraphQLDateTimeISO, { description: 'When it was recorded' })
  recordedAt!: string;
}
