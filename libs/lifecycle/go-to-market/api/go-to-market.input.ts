import { PartnershipInput, Side } from '@entente/graphql';
import { Field, InputType } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsString, MaxLength } from 'class-validator';

@InputType({ description: 'A go-to-market plan (DU-3, DU-5)' })
export class PlanGoToMarketInput extends PartnershipInput {
  @IsString()
  @MaxLength(20_000)
  @Field(() => String, { description: 'What is planned' })
  summary!: string;

  @IsEnum(Side)
  @Field(() => Side, { description: 'Who leads the effort' })
  leadingSide!: Side;

  @IsOptional()
  @IsString()
  @MaxLength(20_000)
  @Field(() => String, { nullable: true, description: 'Why the host leads for an inbound partner' })
  exceptionReason?: string;
}
