import { Stage } from '@entente/graphql';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLSafeInt } from 'graphql-scalars';

@ObjectType('Money', { description: 'An amount of one currency; sums never mix currencies' })
class MoneyType {
  @Field(() => String, { description: 'An ISO 4217 currency code' })
  currency!: string;

  @Field(() => GraphQLSafeInt, { description: 'In minor units of the currency' })
  amount!: number;
}

@ObjectType('PipelineStage', { description: 'What stands in one stage' })
export class PipelineStageType {
  @Field(() => Stage, { description: 'The stage' })
  stage!: Stage;

  @Field(() => Int, { description: 'How many partnerships stand there' })
  count!: number;

  @Field(() => Int, { description: 'The median of how long they have stood there, in seconds' })
  medianAgeSeconds!: number;

  @Field(() => [MoneyType], { description: 'What they earned and did not reverse, one sum a currency' })
  money!: readonly MoneyType[];
}
