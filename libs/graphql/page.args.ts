import { ArgsType, Field, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { MomentArgs } from './moment.args.js';

const LARGEST_PAGE = 100;

/** Where a page of a list begins and how long it is, as Relay's connections have it. */
@ArgsType()
export class PageArgs extends MomentArgs {
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(LARGEST_PAGE)
  @Field(() => Int, {
    nullable: true,
    description: 'The first so many after the cursor, 1 to 100; 20 when neither first nor last is given',
  })
  first?: number;

  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  @Field(() => String, { nullable: true, description: 'Begin after this cursor' })
  after?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(LARGEST_PAGE)
  @Field(() => Int, { nullable: true, description: 'The last so many before the cursor, 1 to 100' })
  last?: number;

  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  @Field(() => String, { nullable: true, description: 'End before this cursor' })
  before?: string;
}
