import { Stage } from '@entente/graphql';
import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLSafeInt } from 'graphql-scalars';

@ObjectType('StageDuration', { description: 'How long partnerships stood in a stage' })
export class StageDurationType {
  @Field(() => Stage, { description: 'The stage' })
  stage!: Stage;

  @Field(() => Int, { description: 'How many partnerships stood there, those that still do included' })
  count!: number;

  @Field(() => Int, { description: 'How many of them stand there still; their time is reckoned up to the moment that is asked for' })
  lasting!: number;

  @Field(() => GraphQLSafeInt, { description: 'Half of them stood there at most this long, in seconds' })
  medianSeconds!: number;

  @Field(() => GraphQLSafeInt, { description: 'Nine of ten stood there at most this long, in seconds' })
  ninetiethSeconds!: number;

  @Field(() => GraphQLSafeInt, { description: 'The longest that one stood there, in seconds' })
  longestSeconds!: number;
}

@ObjectType('StageConversion', {
  description: 'How many partnerships came to a stage, and where they went from there; the parts add up to all',
})
export class StageConversionType {
  @Field(() => Stage, { description: 'The stage' })
  stage!: Stage;

  @Field(() => Int, { description: 'How many came to it' })
  entered!: number;

  @Field(() => Int, { description: 'How many went on to the next stage' })
  wentOn!: number;

  @Field(() => Int, { description: 'How many were declined there' })
  declined!: number;

  @Field(() => Int, { description: 'How many were referred to another team there' })
  referred!: number;

  @Field(() => Int, { description: 'How many ended there, withdrawn requests included' })
  ended!: number;

  @Field(() => Int, { description: 'How many stand there still' })
  stillThere!: number;

  @Field(() => Float, { nullable: true, description: 'The part that went on, from 0 to 1; null when none came' })
  wentOnRate!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The part that was declined, referred or ended there, from 0 to 1; null when none came',
  })
  leftRate!: number | null;
}
