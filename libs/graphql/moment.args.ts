import type { Position } from '@entente/kernel';
import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { PositionScalar } from './position.scalar.js';

@InputType({ isOneOf: true, description: 'An earlier moment to answer for: a place in the log, or a point in time' })
export class AsOfInput {
  @Field(() => PositionScalar, { nullable: true, description: 'With everything up to this position, and nothing after it' })
  position?: Position;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'With everything recorded at this time or before' })
  time?: Date;
}

@InputType({ description: 'How fresh an answer must be' })
export class AtLeastInput {
  @IsString()
  @MaxLength(100)
  @Field(() => String, { description: 'The consistencyToken of a mutation whose effect must be in the answer' })
  token!: string;

  @IsInt()
  @Min(0)
  @Max(30_000)
  @Field(() => Int, { defaultValue: 5_000, description: 'How long to wait for it, in milliseconds; then the query fails with STALE_READ' })
  timeoutMs!: number;
}

/** The two arguments that every query takes. */
@ArgsType()
export class MomentArgs {
  @IsOptional()
  @Field(() => AsOfInput, { nullable: true, description: 'Answer as of an earlier moment; without it, as of now' })
  asOf?: AsOfInput;

  @IsOptional()
  @ValidateNested()
  @Type(() => AtLeastInput)
  @Field(() => AtLeastInput, { nullable: true, description: 'Wait until the answer is at least this fresh' })
  atLeast?: AtLeastInput;
}
