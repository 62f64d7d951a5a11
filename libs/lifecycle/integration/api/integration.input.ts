import { PartnershipInput, Side, WebAddressScalar } from '@entente/graphql';
import { Field, InputType } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsString, MaxLength } from 'class-validator';

@InputType({ description: 'The start of an integration, with its duties (DU-1, DU-2, DU-4)' })
export class StartIntegrationInput extends PartnershipInput {
  @IsOptional()
  @IsEnum(Side)
  @Field(() => Side, { nullable: true, description: 'Who delivers it; by the direction when it is not given' })
  builder?: Side;

  @IsOptional()
  @IsEnum(Side)
  @Field(() => Side, { nullable: true, description: 'Who maintains it; by the direction when it is not given' })
  maintainer?: Side;

  @IsOptional()
  @IsString()
  @MaxLength(20_000)
  @Field(() => String, { nullable: true, description: 'Why the host maintains an inbound integration' })
  exceptionReason?: string;
}

@InputType({ description: 'Public documentation of an integration' })
export class DocumentIntegrationInput extends PartnershipInput {
  @Field(() => WebAddressScalar, { description: 'Where the documentation stands' })
  docsUrl!: string;
}
