import type { Facts } from '@entente/kernel';
import { Field, ObjectType } from '@nestjs/graphql';
import { GraphQLJSONObject } from 'graphql-scalars';

@ObjectType('RuleSource', { description: 'Where a rule comes from' })
export class RuleSourceType {
  @Field(() => String, { description: 'E: the handbook says so. D: our reading of it. B: asked for by this product’s user' })
  kind!: string;

  @Field(() => String, { description: 'The document and its section' })
  anchor!: string;

  @Field(() => String, { nullable: true, description: 'The document’s own words' })
  quote?: string;
}

@ObjectType('Rejection', { description: 'Why a command was refused' })
export class RejectionType {
  @Field(() => String, { description: 'The rule’s identifier, for example IN-1' })
  code!: string;

  @Field(() => String, { description: 'The rule, as a sentence' })
  rule!: string;

  @Field(() => RuleSourceType, { description: 'Where the rule comes from' })
  source!: RuleSourceType;

  @Field(() => String, { description: 'The policy version that the decision was judged by' })
  policyVersion!: string;

  @Field(() => GraphQLJSONObject, { description: 'The facts that were used' })
  facts!: Facts;
}
