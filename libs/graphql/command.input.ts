import { Args, Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, Matches } from 'class-validator';
import { IdField } from './fields.input.js';

@InputType({ isAbstract: true })
export abstract class RepeatableInput {
  @IsOptional()
  @Matches(/^[\x21-\x7e]{1,128}$/, { message: 'idempotencyKey must be 1 to 128 visible ASCII characters' })
  @Field(() => ID, {
    nullable: true,
    description: 'Your own name for this one command: sent again with the same content it gets the same answer and has no second effect',
  })
  idempotencyKey?: string;
}

@InputType({ isAbstract: true })
export abstract class PartnershipInput extends RepeatableInput {
  @IdField('The partnership that the command is for')
  partnershipId!: string;
}

@InputType({ description: 'A command that needs to know the partnership and nothing more' })
export class PartnershipOnlyInput extends PartnershipInput {}

/** The one argument of every mutation. */
export function Input(): ParameterDecorator {
  return Args('input', { description: 'What the command needs to know' });
}
