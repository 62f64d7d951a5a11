import { MomentArgs } from '@entente/graphql';
import { ArgsType, Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsEnum, IsOptional, ValidateNested } from 'class-validator';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Direction, TechnologyType } from '../../inbound-request/domain/inbound-request.events.js';
import type { JourneyFilter } from '../read/visits-as-of.js';

@InputType({ description: 'Whose way through the stages: all parts that are given must hold' })
export class JourneyFilterInput {
  @IsOptional()
  @IsEnum(Direction.enum)
  @Field(() => Direction.enum, { nullable: true, description: 'With an integrated partner of this direction' })
  direction?: Direction;

  @IsOptional()
  @IsEnum(TechnologyType.enum)
  @Field(() => TechnologyType.enum, { nullable: true, description: 'Holding a class of this type' })
  technologyType?: TechnologyType;

  @IsOptional()
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Asked for at this time or later' })
  requestedFrom?: Date;

  @IsOptional()
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Asked for before this time' })
  requestedUntil?: Date;
}

@ArgsType()
export class JourneyArgs extends MomentArgs {
  @IsOptional()
  @ValidateNested()
  @Type(() => JourneyFilterInput)
  @Field(() => JourneyFilterInput, { nullable: true, description: 'Which partnerships; all when left out' })
  filter?: JourneyFilterInput;
}

export function journeyFilterOf({ requestedFrom, requestedUntil, ...filter }: JourneyFilterInput = {}): JourneyFilter {
  return { ...filter, requestedFrom: requestedFrom?.toISOString(), requestedUntil: requestedUntil?.toISOString() };
}
