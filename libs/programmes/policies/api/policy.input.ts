import { RepeatableInput, IdField } from '@entente/graphql';
import { Field, InputType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { GraphQLDateTimeISO } from 'graphql-scalars';

@InputType({ description: 'A version of the policy that is to judge from a date on' })
export class PublishPolicyInput extends RepeatableInput {
  @IdField('The version, one of those that come with the product: handbook-2019, handbook-2022')
  version!: string;

  @IsOptional()
  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'From when on it judges, a minute from now at the earliest; without it, the version’s own date',
  })
  effectiveFrom?: Date;
}
