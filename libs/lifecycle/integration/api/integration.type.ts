import { Side, WebAddressScalar } from '@entente/graphql';
import { Field, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';

@ObjectType('Integration', { description: 'The technical integration of a partnership' })
export class IntegrationType {
  @Field(() => String, { description: 'STARTED or CLOSED' })
  status!: string;

  @Field(() => String, { nullable: true, description: 'The partner’s product that is integrated' })
  product!: string | null;

  @Field(() => String, { nullable: true, description: 'OUTBOUND or INBOUND; null where the partner’s class has none' })
  direction!: string | null;

  @Field(() => Side, { description: 'Who delivers it' })
  builder!: string;

  @Field(() => Side, { description: 'Who maintains it' })
  maintainer!: string;

  @Field(() => String, { nullable: true, description: 'Why the host maintains an inbound integration' })
  maintainerException!: string | null;

  @Field(() => Boolean, { description: 'Whether users can use it' })
  live!: boolean;

  @Field(() => WebAddressScalar, { nullable: true, description: 'Its public documentation' })
  docsUrl!: string | null;

  @Field(() => GraphQLDateTimeISO, { description: 'When work on it started' })
  startedAt!: string;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it was both live and documented' })
  completedAt!: string | null;
}
