import { OptionalIdField, OptionalLineField, PageArgs } from '@entente/graphql';
import { ArgsType, Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsBoolean, IsEnum, IsOptional, ValidateNested } from 'class-validator';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { ScorecardOutcome } from './scorecards.type.js';

@InputType({ description: 'Which scorecards: all parts that are given must hold' })
export class ScorecardFilterInput {
  @OptionalIdField('Of this partnership')
  partnershipId?: string;

  @OptionalLineField('Rated by the criteria of this policy version')
  criteriaVersion?: string;

  @OptionalLineField('Scored by')
  scoredBy?: string;

  @IsOptional()
  @IsBoolean()
  @Field(() => Boolean, { nullable: true, description: 'Whether no criterion but Revenue is met' })
  metOnRevenueAlone?: boolean;

  @IsOptional()
  @IsEnum(ScorecardOutcome)
  @Field(() => ScorecardOutcome, { nullable: true, description: 'Leading to this' })
  ledTo?: ScorecardOutcome;

  @IsOptional()
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Scored at this time or later' })
  scoredFrom?: Date;

  @IsOptional()
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Scored before this time' })
  scoredUntil?: Date;
}

@ArgsType()
export class ScorecardsArgs extends PageArgs {
  @IsOptional()
  @ValidateNested()
  @Type(() => ScorecardFilterInput)
  @Field(() => ScorecardFilterInput, { nullable: true, description: 'Which scorecards; all when left out' })
  filter?: ScorecardFilterInput;
}
