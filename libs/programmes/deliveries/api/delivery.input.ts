import { IdField, OptionalIdField, PageArgs, PartnershipInput } from '@entente/graphql';
import { ArgsType, Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayNotEmpty, IsEnum, IsOptional, ValidateNested } from 'class-validator';
import { DeliveryStatus } from './delivery.type.js';

@InputType({ description: 'A message that is to be sent again, by hand' })
export class ResendDeliveryInput extends PartnershipInput {
  @IdField('The delivery')
  deliveryId!: string;
}

@InputType({ description: 'Which deliveries: all parts that are given must hold' })
export class DeliveryFilterInput {
  @IsOptional()
  @ArrayNotEmpty()
  @IsEnum(DeliveryStatus, { each: true })
  @Field(() => [DeliveryStatus], { nullable: true, description: 'Of which one of these became' })
  statuses?: DeliveryStatus[];

  @OptionalIdField('About this partnership')
  partnershipId?: string;
}

@ArgsType()
export class DeliveriesArgs extends PageArgs {
  @IsOptional()
  @ValidateNested()
  @Type(() => DeliveryFilterInput)
  @Field(() => DeliveryFilterInput, { nullable: true, description: 'Which deliveries; all when left out' })
  filter?: DeliveryFilterInput;
}
