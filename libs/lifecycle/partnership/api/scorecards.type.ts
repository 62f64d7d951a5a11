import { WebAddressScalar, connectionOf } from '@entente/graphql';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';

export enum ScorecardOutcome {
  ACCEPTED = 'ACCEPTED',
  DECLINED = 'DECLINED',
}

registerEnumType(ScorecardOutcome, {
  name: 'ScorecardOutcome',
  description: 'What a scorecard led to',
  valuesMap: { ACCEPTED: { description: 'The request was accepted' }, DECLINED: { description: 'The request was declined' } },
});

@ObjectType('ScorecardRating', { description: 'How a partnership was rated on one criterion' })
class ScorecardRatingType {
  @Field(() => String, { description: 'The criterion' })
  criterion!: string;

  @Field(() => Int, { description: 'The raw rating, 0 to 5' })
  rating!: number;

  @Field(() => Boolean, { description: 'Whether it met the criterion under the version that it was rated by' })
  met!: boolean;

  @Field(() => String, { description: 'Why this rating' })
  rationale!: string;

  @Field(() => [WebAddressScalar], { description: 'What shows it' })
  evidence!: string[];
}

@ObjectType('Scorecard', { description: 'A rating of a partnership on every criterion, as it was given (EV-4)' })
export class ScorecardType {
  @Field(() => ID, { description: 'Tells scorecards apart; one that is scored anew is another' })
  scorecardId!: string;

  @Field(() => ID, { description: 'The partnership' })
  partnershipId!: string;

  @Field(() => String, { description: 'The partner’s name' })
  partnerName!: string;

  @Field(() => String, { description: 'The policy version whose criteria were rated; later versions change nothing of it' })
  criteriaVersion!: string;

  @Field(() => [ScorecardRatingType], { description: 'One rating a criterion' })
  ratings!: readonly ScorecardRatingType[];

  @Field(() => Boolean, { description: 'Flag: no criterion but Revenue is met (EV-3)' })
  metOnRevenueAlone!: boolean;

  @Field(() => String, { description: 'Who scored it' })
  scoredBy!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'When it was scored' })
  scoredAt!: string;

  @Field(() => ScorecardOutcome, {
    nullable: true,
    description: 'What the request was decided to upon it; null before that, and when it was scored anew',
  })
  ledTo!: ScorecardOutcome | null;
}

export const ScorecardConnection = connectionOf(ScorecardType, 'Scorecard');
