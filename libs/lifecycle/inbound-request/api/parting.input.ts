import { OptionalLineField, PartnershipInput, TextField } from '@entente/graphql';
import { Field, InputType } from '@nestjs/graphql';
import { IsEnum } from 'class-validator';
import { DeclineGround, ReferredTo } from '../domain/inbound-request.events.js';
import './inbound-request.enums.js';

@InputType({ description: 'A refusal of the request' })
export class DeclinePartnershipInput extends PartnershipInput {
  @TextField('Why')
  reason!: string;

  @IsEnum(DeclineGround.enum)
  @Field(() => DeclineGround.enum, { defaultValue: DeclineGround.enum.OTHER, description: 'What the request is declined on (DU-6)' })
  ground!: DeclineGround;

  @OptionalLineField('The stage of the host’s product that the partner competes with; needed for COMPETITION')
  productStage?: string;
}

@InputType({ description: 'A declined request that is looked at anew' })
export class ReopenRequestInput extends PartnershipInput {
  @TextField('Why it is reopened')
  reason!: string;
}

@InputType({ description: 'A request that is taken back' })
export class WithdrawRequestInput extends PartnershipInput {
  @TextField('Why it is taken back')
  reason!: string;
}

@InputType({ description: 'A request that another team takes over (AC-1, CL-6)' })
export class ReferPartnershipInput extends PartnershipInput {
  @IsEnum(ReferredTo.enum)
  @Field(() => ReferredTo.enum, { description: 'Who takes it over' })
  to!: ReferredTo;

  @TextField('Why it is passed on')
  reason!: string;
}
