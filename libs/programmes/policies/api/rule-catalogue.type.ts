import { RuleSourceType } from '@entente/graphql';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTimeISO, GraphQLJSON } from 'graphql-scalars';

@ObjectType('RuleWording', { description: 'What a rule says' })
class RuleWordingType {
  @Field(() => String, { description: 'The rule, as the sentence that a refused user reads' })
  sentence!: string;

  @Field(() => RuleSourceType, { description: 'Where the rule comes from' })
  source!: RuleSourceType;
}

@ObjectType('RuleParameter', { description: 'What a version of the policy sets for a rule' })
class RuleParameterType {
  @Field(() => String, { description: 'The name of the parameter' })
  name!: string;

  @Field(() => String, { description: 'What the parameter sets' })
  description!: string;

  @Field(() => GraphQLJSON, { description: 'Its value in this version' })
  value!: unknown;
}

@ObjectType('RuleVersion', { description: 'A version of the policy that a rule is, or can be, judged under' })
class RuleVersionType {
  @Field(() => ID, { description: 'The pack: the policy that the version is of' })
  pack!: string;

  @Field(() => ID, { description: 'The name of the version' })
  version!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'From when on decisions are judged by it' })
  effectiveFrom!: string;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it was published; null when it comes with the product and judges nothing yet',
  })
  publishedAt!: string | null;

  @Field(() => [RuleParameterType], { description: 'What the rule reads of the version; empty when it reads nothing of it' })
  parameters!: RuleParameterType[];
}

@ObjectType('Rule', { description: 'A rule that commands are refused by, or that a list is ordered by' })
export class RuleType {
  @Field(() => ID, { description: 'The identifier, its name for good: the code of a rejection' })
  id!: string;

  @Field(() => [RuleWordingType], {
    description: 'What it says; more than one sentence where stages share the rule and each keeps a part of it',
  })
  wordings!: RuleWordingType[];

  @Field(() => [RuleVersionType], { description: 'The versions that it is judged under, in the order in which they take effect' })
  versions!: RuleVersionType[];
}
