import { LineField, OptionalIdField, PartnershipInput, TextField, WebAddressScalar } from '@entente/graphql';
import { Field, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, IsString, MaxLength } from 'class-validator';

const LONGEST_TEXT = 20_000;

@InputType({ description: 'Who leads, and what comes next (IN-4 to IN-6)' })
export class DeclareLeadInput extends PartnershipInput {
  @LineField('The member of the alliances team who leads')
  lead!: string;

  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(LONGEST_TEXT, { each: true })
  @Field(() => [String], { description: 'The next steps; at least one' })
  nextSteps!: string[];
}

@InputType({ description: 'Who leads from now on (IN-6)' })
export class ReplaceLeadInput extends PartnershipInput {
  @LineField('The member of the alliances team who takes over')
  lead!: string;

  @TextField('Why the lead changes')
  reason!: string;
}

@InputType({ description: 'A customer’s demand for the partnership (CL-7, DU-7)' })
export class SignalDemandInput extends PartnershipInput {
  @OptionalIdField('Your own identifier of the signal; one is made where it is left out')
  signalId?: string;

  @LineField('Where the demand was heard, for example a sales call')
  source!: string;

  @TextField('What the customer asks for')
  note!: string;

  @IsOptional()
  @Field(() => WebAddressScalar, { nullable: true, description: 'Where it can be read up' })
  link?: string;
}
