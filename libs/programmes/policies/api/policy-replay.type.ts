import { IdField, PageArgs, PlaceInput, PositionScalar, RejectionType, connectionOf } from '@entente/graphql';
import type { Position } from '@entente/kernel';
import { ArgsType, Field, ID, ObjectType, OmitType, registerEnumType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { GraphQLDateTimeISO, GraphQLJSON, GraphQLJSONObject } from 'graphql-scalars';

@ArgsType()
export class PolicyReplayArgs extends OmitType(PageArgs, ['asOf', 'atLeast'], ArgsType) {
  @IdField('The version of the policy to judge by: one that comes with the product, or a published one')
  pack!: string;

  @IsOptional()
  @Field(() => PlaceInput, { nullable: true, description: 'Only decisions from here on; without it, from the first' })
  from?: PlaceInput;

  @IsOptional()
  @Field(() => PlaceInput, { nullable: true, description: 'Only decisions up to here; without it, up to the last' })
  to?: PlaceInput;
}

export enum PolicyVerdict {
  REFUSED = 'REFUSED',
  RECORDED = 'RECORDED',
}

registerEnumType(PolicyVerdict, {
  name: 'PolicyVerdict',
  description: 'What would have come of a decision under another policy',
  valuesMap: {
    REFUSED: { description: 'The command would have been refused' },
    RECORDED: { description: 'Something else would have been recorded' },
  },
});

@ObjectType('DecidedEvent', { description: 'What a decision records' })
class DecidedEventType {
  @Field(() => String, { description: 'What happened, for example PartnershipScored' })
  type!: string;

  @Field(() => GraphQLJSONObject, { description: 'The data' })
  data!: object;
}

@ObjectType('DecidedDifference', { description: 'A place in what was recorded that would have been another' })
class DecidedDifferenceType {
  @Field(() => String, { description: 'The place: the event’s type, and the path in its data' })
  path!: string;

  @Field(() => GraphQLJSON, { nullable: true, description: 'What was recorded there' })
  before!: unknown;

  @Field(() => GraphQLJSON, { nullable: true, description: 'What would have been recorded there' })
  after!: unknown;
}

@ObjectType('PolicyDifference', { description: 'A decision of which something else would have come under another policy' })
export class PolicyDifferenceType {
  @Field(() => ID, { description: 'The partnership that the decision was about' })
  partnershipId!: string;

  @Field(() => PositionScalar, { description: 'The place of the decision’s event in the log' })
  position!: Position;

  @Field(() => String, { description: 'The event that tells the decision' })
  type!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'The moment that it was decided at' })
  decidedAt!: string;

  @Field(() => String, { description: 'The version of the policy that it was judged by then' })
  policyVersion!: string;

  @Field(() => [DecidedEventType], { description: 'What the decision recorded' })
  recorded!: DecidedEventType[];

  @Field(() => PolicyVerdict, { description: 'What would have come of it' })
  verdict!: PolicyVerdict;

  @Field(() => RejectionType, { nullable: true, description: 'Why it would have been refused; null when it would not' })
  rejection!: RejectionType | null;

  @Field(() => [DecidedDifferenceType], {
    description:
      'Where other data would have been recorded; the name of the policy’s version does not count as other. Empty when it would have been refused',
  })
  changes!: DecidedDifferenceType[];
}

export const PolicyDifferenceConnection = connectionOf(PolicyDifferenceType, 'PolicyDifference');
