import { connectionOf } from '@entente/graphql';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTimeISO, GraphQLLocalDate, GraphQLSafeInt } from 'graphql-scalars';
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

@ObjectType('RevenueTotal', { description: 'What was earned and not reversed, of one group and in one currency (RV-4)' })
export class RevenueTotalType {
  @Field(() => String, { description: 'The month, partnership, source or delivery model' })
  group!: string;

  @Field(() => String, { description: 'An ISO 4217 currency code' })
  currency!: string;

  @Field(() => GraphQLSafeInt, { description: 'In minor units of the currency' })
  amount!: number;

  @Field(() => Int, { description: 'How many entries it adds up' })
  entries!: number;
}

export const RevenueTotalConnection = connectionOf(RevenueTotalType, 'RevenueTotal');

@ObjectType('Renewal', { description: 'A term that a partnership was renewed for' })
export class RenewalType {
  @Field(() => GraphQLLocalDate, { description: 'Its first day' })
  termFrom!: string;

  @Field(() => GraphQLLocalDate, { description: 'Its last day' })
  termUntil!: string;

  @Field(() => String, { description: 'What was agreed' })
  agreement!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'When it was renewed' })
  renewedAt!: string;
}
