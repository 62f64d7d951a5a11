import { connectionOf } from '@entente/graphql';
import { Field, ID, ObjectType } from '@nestjs/graphql';
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

  @Field(() => GraphQLDateTimeISO, { description: 'When the partner asked' })
  requestedAt!: string;

  @Field(() => Boolean, { description: 'Whether it was posted to the alliances channel' })
  posted!: boolean;

  @Field(() => String, { nullable: true, description: 'Who leads; null until somebody was declared' })
  lead!: string | null;
}

export const TriageEntryConnection = connectionOf(TriageEntryType, 'TriageEntry');
