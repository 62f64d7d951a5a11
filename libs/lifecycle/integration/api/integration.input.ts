import {
  LineField,
  OptionalIdField,
  OptionalLineField,
  OptionalTextField,
  PageArgs,
  PartnershipInput,
  Side,
  TextField,
  WebAddressScalar,
} from '@entente/graphql';
import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsBoolean, IsEnum, IsOptional, Matches, ValidateNested } from 'class-validator';
import { IDENTIFIER } from '@entente/kernel';
import { Direction } from '../../inbound-request/domain/inbound-request.events.js';
import { IntegrationStatus } from './integration.type.js';

const MOST_SIGNALS = 100;

@InputType({ description: 'The start of an integration, with its duties (DU-1, DU-2, DU-4)' })
export class StartIntegrationInput extends PartnershipInput {
  @OptionalLineField('The product that is integrated; each integrated product that the partner is classified by when it is not given')
  product?: string;

  @IsOptional()
  @IsEnum(Side)
  @Field(() => Side, { nullable: true, description: 'Who delivers it; by the direction when it is not given' })
  builder?: Side;

  @IsOptional()
  @IsEnum(Side)
  @Field(() => Side, { nullable: true, description: 'Who maintains it; by the direction when it is not given' })
  maintainer?: Side;

  @OptionalTextField('Why the host maintains an inbound integration')
  exceptionReason?: string;
}

@InputType({ isAbstract: true })
export abstract class AnIntegrationInput extends PartnershipInput {
  @OptionalIdField('Which of the partnership’s integrations; may be left out where there is one alone')
  integrationId?: string;
}

@InputType({ description: 'A command that needs to know the integration and nothing more' })
export class IntegrationOnlyInput extends AnIntegrationInput {}

@InputType({ description: 'New duties of an integration (DU-1, DU-2, DU-4)' })
export class AssignDutiesInput extends AnIntegrationInput {
  @IsEnum(Side)
  @Field(() => Side, { description: 'Who delivers it' })
  builder!: Side;

  @IsEnum(Side)
  @Field(() => Side, { description: 'Who maintains it' })
  maintainer!: Side;

  @OptionalTextField('Why the host maintains an inbound integration')
  exceptionReason?: string;
}

@InputType({ description: 'Public documentation of an integration' })
export class DocumentIntegrationInput extends AnIntegrationInput {
  @Field(() => WebAddressScalar, { description: 'Where the documentation stands' })
  docsUrl!: string;
}

@InputType({ description: 'An integration that was shown at work' })
export class DemonstrateIntegrationInput extends AnIntegrationInput {
  @LineField('To whom it was shown')
  audience!: string;

  @IsOptional()
  @Field(() => WebAddressScalar, { nullable: true, description: 'A recording, or what else shows it' })
  evidence?: string;
}

@InputType({ description: 'Priority by customers’ demand (DU-7)' })
export class RaiseIntegrationPriorityInput extends AnIntegrationInput {
  @ArrayMaxSize(MOST_SIGNALS)
  @Matches(IDENTIFIER, { each: true, message: 'signals must be identifiers of demand signals' })
  @Field(() => [ID], { description: 'The demand signals that are cited' })
  signals!: string[];

  @TextField('Why the demand counts')
  reason!: string;
}

@InputType({ description: 'The end of an integration' })
export class RetireIntegrationInput extends AnIntegrationInput {
  @TextField('Why it is no longer offered')
  reason!: string;
}

@InputType({ description: 'Which integrations: all parts that are given must hold' })
export class IntegrationFilterInput {
  @OptionalIdField('Of this partnership')
  partnershipId?: string;

  @IsOptional()
  @IsEnum(IntegrationStatus)
  @Field(() => IntegrationStatus, { nullable: true, description: 'Standing there' })
  status?: IntegrationStatus;

  @IsOptional()
  @IsEnum(Direction.enum)
  @Field(() => Direction.enum, { nullable: true, description: 'Of this direction' })
  direction?: Direction;

  @IsOptional()
  @IsEnum(Side)
  @Field(() => Side, { nullable: true, description: 'Maintained by' })
  maintainer?: Side;

  @IsOptional()
  @IsBoolean()
  @Field(() => Boolean, { nullable: true, description: 'Whether customers’ demand gave it priority' })
  prioritised?: boolean;
}

@ArgsType()
export class IntegrationsArgs extends PageArgs {
  @IsOptional()
  @ValidateNested()
  @Type(() => IntegrationFilterInput)
  @Field(() => IntegrationFilterInput, { nullable: true, description: 'Which integrations; all when left out' })
  filter?: IntegrationFilterInput;
}
