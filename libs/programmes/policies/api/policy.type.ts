import { CommandPayload } from '@entente/graphql';
import type { PolicyParameters } from '@entente/kernel';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTimeISO, GraphQLJSONObject } from 'graphql-scalars';

@ObjectType('PolicyPayload', { description: 'The answer to a command about a policy: what it recorded, or why it was refused' })
export class PolicyPayload extends CommandPayload {
  @Field(() => ID, { description: 'The policy that the command was about' })
  policy!: string;
}

@ObjectType('PolicySource', { description: 'Where a version of a policy comes from' })
class PolicySourceType {
  @Field(() => String, { description: 'The document that it was read in' })
  document!: string;

  @Field(() => String, { description: 'The place in the document' })
  anchor!: string;

  @Field(() => String, { nullable: true, description: 'How it was read, where the document leaves room' })
  note!: string | null;
}

@ObjectType('PolicyVersion', { description: 'A published version of a policy: what decisions are judged by from its date on' })
export class PolicyVersionType {
  @Field(() => ID, { description: 'The name of the version; it stands on every event that was judged by it' })
  version!: string;

  @Field(() => ID, { description: 'The policy that it is a version of' })
  policy!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'From when on decisions are judged by it, until a later version takes effect' })
  effectiveFrom!: string;

  @Field(() => GraphQLJSONObject, { description: 'What it sets, by name' })
  parameters!: PolicyParameters;

  @Field(() => PolicySourceType, { description: 'Where it comes from' })
  source!: PolicySourceType;

  @Field(() => GraphQLDateTimeISO, { description: 'When it was published' })
  publishedAt!: string;

  @Field(() => String, { description: 'Who published it' })
  publishedBy!: string;
}
