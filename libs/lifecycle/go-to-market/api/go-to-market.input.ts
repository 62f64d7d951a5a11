import { OptionalIdField, OptionalTextField, PageArgs, PartnershipInput, Side, TextField } from '@entente/graphql';
import { ArgsType, Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsEnum, IsOptional, ValidateNested } from 'class-validator';
import { GoToMarketStatus } from './go-to-market.type.js';

@InputType({ description: 'A go-to-market plan (DU-3, DU-5)' })
export class PlanGoToMarketInput extends PartnershipInput {
  @TextField('What is planned')
  summary!: string;

  @IsEnum(Side)
  @Field(() => Side, { description: 'Who leads the effort' })
  leadingSide!: Side;

  @OptionalTextField('Why the host leads for an inbound partner')
  exceptionReason?: string;
}

@InputType({ description: 'A pause of go-to-market' })
export class PauseGoToMarketInput extends PartnershipInput {
  @TextField('Why it stands still')
  reason!: string;
}

@InputType({ description: 'Which go-to-market plans: all parts that are given must hold' })
export class GoToMarketFilterInput {
  @OptionalIdField('Of this partnership')
  partnershipId?: string;

  @IsOptional()
  @IsEnum(GoToMarketStatus)
  @Field(() => GoToMarketStatus, { nullable: true, description: 'Standing there' })
  status?: GoToMarketStatus;

  @IsOptional()
  @IsEnum(Side)
  @Field(() => Side, { nullable: true, description: 'Led by' })
  leadingSide?: Side;
}

@ArgsType()
export class GoToMarketPlansArgs extends PageArgs {
  @IsOptional()
  @ValidateNested()
  @Type(() => GoToMarketFilterInput)
  @Field(() => GoToMarketFilterInput, { nullable: true, description: 'Which go-to-market plans; all when left out' })
  filter?: GoToMarketFilterInput;
}
