import { PositionScalar, connectionOf } from '@entente/graphql';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';

@ObjectType('TriageEntry', { description: 'An open request in the triage queue' })
export class TriageEntryType {
  @Field(() => ID, { description: 'The partnership' })
  partnershipId!: string;

  @Field(() => String, { description: 'The partner’s name' })
  partnerName!: string;

  @Field(() => String, { description: 'PARTNER when the partner asked itself, COLLEAGUE when a colleague wrote the request down' })
  origin!: string;

  @Field(() => Boolean, { description: 'Platform partners come first (CL-7)' })
  platform!: boolean;

  @Field(() => Int, { description: 'How many signals of customers’ demand were heard; more come before fewer (CL-7)' })
  demandSignals!: number;

  @Field(() => PositionScalar, { description: 'Where the request stands in the log; the earlier comes first (CL-7)' })
  position!: number;

  @Field(() => String, { description: 'Why it stands at this place of the queue' })
  reason!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'When the partner asked' })
  requestedAt!: string;

  @Field(() => Boolean, { description: 'Whether it was posted to the alliances channel' })
  posted!: boolean;

  @Field(() => String, { nullable: true, description: 'Who leads; null until somebody was declared' })
  lead!: string | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'By when the requester has a first answer; null when the clock runs no more',
  })
  firstAnswerDueAt!: string | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When a first answer was due that did not come in time' })
  firstAnswerMissedAt!: string | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'By when it has a lead and next steps; null when the clock runs no more',
  })
  triageDueAt!: string | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When a triage was due that did not come in time' })
  triageMissedAt!: string | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Since when the clocks stand still, because more was asked of the requester',
  })
  askedAt!: string | null;
}

export const TriageEntryConnection = connectionOf(TriageEntryType, 'TriageEntry');
