import { IdField, LineField, OptionalLineField, PartnershipInput, TextField, WebAddressScalar } from '@entente/graphql';
import { Field, InputType } from '@nestjs/graphql';
import { IsEnum, IsOptional } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { ActivityKind } from '../domain/activity.events.js';

@InputType({ isAbstract: true })
abstract class AnActivityInput extends PartnershipInput {
  @IdField('Your own name for the activity, for example webinar-1')
  activityId!: string;
}

@InputType({ description: 'An activity of the go-to-market plan (LC-20, LC-21, LC-22)' })
export class PlanActivityInput extends AnActivityInput {
  @IsEnum(ActivityKind.enum)
  @Field(() => ActivityKind.enum, { description: 'What kind of activity it is' })
  kind!: ActivityKind;

  @LineField('What it is about')
  title!: string;

  @LineField('Who does it')
  owner!: string;

  @Field(() => GraphQLLocalDate, { description: 'The day on which it is due' })
  dueOn!: string;

  @OptionalLineField('The customer of both companies that takes part; a webinar needs one')
  jointCustomer?: string;
}

@InputType({ description: 'An activity that took place (LC-23)' })
export class CompleteActivityInput extends AnActivityInput {
  @TextField('What came of it')
  outcome!: string;

  @IsOptional()
  @Field(() => WebAddressScalar, { nullable: true, description: 'Where it can be seen' })
  evidence?: string;
}

@InputType({ description: 'An activity that will not take place (LC-23)' })
export class CancelActivityInput extends AnActivityInput {
  @TextField('Why it is called off')
  reason!: string;
}
