import { PartnershipInput } from '@entente/graphql';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { GraphQLSafeInt } from 'graphql-scalars';
import { DeliveryModel, RevenueSource } from '../domain/revenue.events.js';
import './revenue.enums.js';

@InputType({ description: 'Revenue of a month (DU-5, RV-4)' })
export class RecordRevenueInput extends PartnershipInput {
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/, { message: 'month must be a calendar month as YYYY-MM' })
  @Field(() => String, { description: 'The calendar month in UTC, as YYYY-MM' })
  month!: string;

  @Field(() => GraphQLSafeInt, { description: 'In minor units of the currency (cents for USD); more than 0' })
  amount!: number;

  @Matches(/^[A-Z]{3}$/, { message: 'currency must be three capital letters' })
  @Field(() => String, { description: 'An ISO 4217 currency code' })
  currency!: string;

  @IsEnum(RevenueSource.enum)
  @Field(() => RevenueSource.enum, { description: 'What it came through' })
  source!: RevenueSource;

  @IsEnum(DeliveryModel.enum)
  @Field(() => DeliveryModel.enum, { description: 'How the product was delivered' })
  deliveryModel!: DeliveryModel;
}

@InputType({ description: 'The correction of a revenue entry by a reversing event (RV-4)' })
export class CorrectRevenueInput extends PartnershipInput {
  @IsString()
  @MaxLength(64)
  @Field(() => ID, { description: 'The wrong entry' })
  revenueId!: string;

  @IsString()
  @MaxLength(20_000)
  @Field(() => String, { description: 'What was wrong' })
  reason!: string;

  @IsOptional()
  @Field(() => GraphQLSafeInt, { nullable: true, description: 'What the entry should have said; left out when there was no such revenue' })
  rightAmount?: number;
}
