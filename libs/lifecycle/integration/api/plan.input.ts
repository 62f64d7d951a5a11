import { IdField, LineField, TextField } from '@entente/graphql';
import { Field, InputType } from '@nestjs/graphql';
import { GraphQLLocalDate } from 'graphql-scalars';
import { AnIntegrationInput } from './integration.input.js';

@InputType({ description: 'A step of an integration’s plan' })
export class PlanStepInput extends AnIntegrationInput {
  @IdField('Your own name for the step, for example step-1')
  stepId!: string;

  @LineField('What is to be done')
  title!: string;

  @LineField('Who does it')
  owner!: string;

  @Field(() => GraphQLLocalDate, { description: 'The day by which it is done' })
  dueOn!: string;
}

@InputType({ description: 'A step that is done' })
export class CompleteStepInput extends AnIntegrationInput {
  @IdField('The step')
  stepId!: string;

  @TextField('What shows that it is done')
  evidence!: string;
}

@InputType({ description: 'A step that was held to be done and is not' })
export class ReopenStepInput extends AnIntegrationInput {
  @IdField('The step')
  stepId!: string;

  @TextField('Why it is open again')
  reason!: string;
}
