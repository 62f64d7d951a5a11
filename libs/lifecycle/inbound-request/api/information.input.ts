import { PartnershipInput, TextField } from '@entente/graphql';
import { InputType } from '@nestjs/graphql';

@InputType({ description: 'A question to the requester' })
export class AskForInformationInput extends PartnershipInput {
  @TextField('What the host wants to know')
  question!: string;
}

@InputType({ description: 'What the requester says to the open question' })
export class GiveInformationInput extends PartnershipInput {
  @TextField('The answer')
  answer!: string;
}
