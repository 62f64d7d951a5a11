import { IdField, OptionalIdField, PageArgs, PartnershipInput, TextField } from '@entente/graphql';
import { ArgsType, Field, InputType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsEnum, IsOptional, Matches, ValidateNested } from 'class-validator';
import { GraphQLLocalDate, GraphQLSafeInt } from 'graphql-scalars';
import { DeliveryModel, RevenueSource } from '../domain/revenue.events.js';
import './revenue.enums.js';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const CURRENCY = /^[A-Z]{3}$/;

@InputType({ description: 'Revenue of a month (DU-5, RV-4)' })
export class RecordRevenueInput extends PartnershipInput {
  @Matches(MONTH, { message: 'month must be a calendar month as YYYY-MM' })
  @Field(() => String, { description: 'The calendar month in UTC, as YYYY-MM' })
  month!: string;

  @Field(() => GraphQLSafeInt, { description: 'In minor units of the currency (cents for USD); more than 0' })
  amount!: number;

  @Matches(CURRENCY, { message: 'currency must be three capital letters' })
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
  @IdField('The wrong entry')
  revenueId!: string;

  @TextField('What was wrong')
  reason!: string;

  @IsOptional()
  @Field(() => GraphQLSafeInt, { nullable: true, description: 'What the entry should have said; left out when there was no such revenue' })
  rightAmount?: number;
}

@InputType({ description: 'Another term of a partnership' })
export class RenewPartnershipInput extends PartnershipInput {
  @Field(() => GraphQLLocalDate, { description: 'The first day of the new term' })
  termFrom!: string;

  @Field(() => GraphQLLocalDate, { description: 'The last day of the new term' })
  termUntil!: string;

  @TextField('What was agreed')
  agreement!: string;
}

export enum RevenueGroup {
  MONTH = 'MONTH',
  PARTNERSHIP = 'PARTNERSHIP',
  SOURCE = 'SOURCE',
  DELIVERY_MODEL = 'DELIVERY_MODEL',
}

registerEnumType(RevenueGroup, {
  name: 'RevenueGroup',
  description: 'What revenue is added up by, besides its currency',
  valuesMap: {
    MONTH: { description: 'The calendar month' },
    PARTNERSHIP: { description: 'The partnership' },
    SOURCE: { description: 'What it came through' },
    DELIVERY_MODEL: { description: 'How the product was delivered' },
  },
});

@InputType({ description: 'Which revenue: all parts that are given must hold' })
export class RevenueFilterInput {
  @OptionalIdField('Of this partnership')
  partnershipId?: string;

  @IsOptional()
  @Matches(CURRENCY, { message: 'currency must be three capital letters' })
  @Field(() => String, { nullable: true, description: 'In this ISO 4217 currency' })
  currency?: string;

  @IsOptional()
  @IsEnum(RevenueSource.enum)
  @Field(() => RevenueSource.enum, { nullable: true, description: 'That came through this' })
  source?: RevenueSource;

  @IsOptional()
  @IsEnum(DeliveryModel.enum)
  @Field(() => DeliveryModel.enum, { nullable: true, description: 'Delivered like this' })
  deliveryModel?: DeliveryModel;

  @IsOptional()
  @Matches(MONTH, { message: 'monthFrom must be a calendar month as YYYY-MM' })
  @Field(() => String, { nullable: true, description: 'Of this month, as YYYY-MM, or later' })
  monthFrom?: string;

  @IsOptional()
  @Matches(MONTH, { message: 'monthUntil must be a calendar month as YYYY-MM' })
  @Field(() => String, { nullable: true, description: 'Of this month, as YYYY-MM, or earlier' })
  monthUntil?: string;
}

@ArgsType()
export class RevenueArgs extends PageArgs {
  @IsEnum(RevenueGroup)
  @Field(() => RevenueGroup, { description: 'What it is added up by, besides its currency' })
  by!: RevenueGroup;

  @IsOptional()
  @ValidateNested()
  @Type(() => RevenueFilterInput)
  @Field(() => RevenueFilterInput, { nullable: true, description: 'Which revenue; all when left out' })
  filter?: RevenueFilterInput;
}
