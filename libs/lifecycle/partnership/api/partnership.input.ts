import { PageArgs, PartnershipInput, Stage } from '@entente/graphql';
import { ArgsType, Field, ID, InputType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsEnum, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { PartnerKind } from '../../inbound-request/domain/inbound-request.events.js';
import { JourneyFilterInput } from './journey.input.js';

const LONGEST_LINE = 200;
const MOST_IDS = 100;

@InputType({ description: 'The end of a partnership' })
export class EndPartnershipInput extends PartnershipInput {
  @IsString()
  @MaxLength(20_000)
  @Field(() => String, { description: 'Why it ends' })
  reason!: string;
}

export enum PartnershipOrder {
  NAME = 'NAME',
  REQUESTED_AT = 'REQUESTED_AT',
  STAGE_SINCE = 'STAGE_SINCE',
}

export enum OrderDirection {
  ASC = 'ASC',
  DESC = 'DESC',
}

registerEnumType(PartnershipOrder, {
  name: 'PartnershipOrder',
  description: 'What a list of partnerships is ordered by',
  valuesMap: {
    NAME: { description: 'The partner’s name, without regard to case' },
    REQUESTED_AT: { description: 'When the partner asked' },
    STAGE_SINCE: { description: 'Since when it stands in its stage' },
  },
});

registerEnumType(OrderDirection, {
  name: 'OrderDirection',
  description: 'Which way a list runs',
  valuesMap: { ASC: { description: 'From low to high, from old to new' }, DESC: { description: 'From high to low, from new to old' } },
});

@InputType({ description: 'Which partnerships: all parts that are given must hold' })
export class PartnershipFilterInput extends JourneyFilterInput {
  @IsOptional()
  @ArrayMaxSize(MOST_IDS)
  @MaxLength(64, { each: true })
  @Field(() => [ID], { nullable: true, description: 'One of these' })
  ids?: string[];

  @IsOptional()
  @IsEnum(Stage, { each: true })
  @Field(() => [Stage], { nullable: true, description: 'Standing in one of these stages' })
  stages?: Stage[];

  @IsOptional()
  @MaxLength(LONGEST_LINE)
  @Field(() => String, { nullable: true, description: 'Led by' })
  lead?: string;

  @IsOptional()
  @IsEnum(PartnerKind.enum)
  @Field(() => PartnerKind.enum, { nullable: true, description: 'Holding a class of this kind' })
  kind?: PartnerKind;

  @IsOptional()
  @MaxLength(LONGEST_LINE)
  @Field(() => String, { nullable: true, description: 'With this in the partner’s name, in any case' })
  name?: string;
}

@ArgsType()
export class PartnershipsArgs extends PageArgs {
  @IsOptional()
  @ValidateNested()
  @Type(() => PartnershipFilterInput)
  @Field(() => PartnershipFilterInput, { nullable: true, description: 'Which partnerships; all when left out' })
  filter?: PartnershipFilterInput;

  @IsEnum(PartnershipOrder)
  @Field(() => PartnershipOrder, { defaultValue: PartnershipOrder.NAME, description: 'What the list is ordered by' })
  orderBy!: PartnershipOrder;

  @IsEnum(OrderDirection)
  @Field(() => OrderDirection, { defaultValue: OrderDirection.ASC, description: 'Which way it runs' })
  direction!: OrderDirection;
}
