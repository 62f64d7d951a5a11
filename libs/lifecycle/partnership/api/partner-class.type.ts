import { Field, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';

@ObjectType('PartnerClass', { description: 'A class that a partner holds' })
export class PartnerClassType {
  @Field(() => String, { description: 'TECHNOLOGY, SERVICES or RESELLER' })
  kind!: string;

  @Field(() => String, { nullable: true, description: 'For technology partners: PLATFORM, INTEGRATED, SELL_TO or UPSTREAM' })
  technologyType!: string | null;

  @Field(() => String, { nullable: true, description: 'For platform partners: CLOUD or KUBERNETES' })
  platformType!: string | null;

  @Field(() => String, { nullable: true, description: 'For integrated partners: OUTBOUND or INBOUND' })
  direction!: string | null;

  @Field(() => String, { nullable: true, description: 'For resellers: VAR_VAD or DMR' })
  resellerType!: string | null;

  @Field(() => String, { nullable: true, description: 'For integrated partners: the product' })
  product!: string | null;

  @Field(() => GraphQLDateTimeISO, { description: 'When the class was given' })
  classifiedAt!: string;
}
