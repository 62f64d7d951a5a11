import { IdField, PageArgs, RecordedEventType, connectionOf } from '@entente/graphql';
import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, MaxLength } from 'class-validator';
import { GraphQLJSONObject } from 'graphql-scalars';

export const RecordedEventConnection = connectionOf(RecordedEventType, 'RecordedEvent');

@ArgsType()
export class HistoryArgs extends PageArgs {
  @IdField('The partnership')
  partnershipId!: string;

  @IsOptional()
  @ArrayMaxSize(50)
  @MaxLength(100, { each: true })
  @Field(() => [String], { nullable: true, description: 'Only these event types' })
  types?: string[];
}

@ObjectType('StageState', { description: 'The state of one stage, as its events give it' })
class StageStateType {
  @Field(() => String, {
    description: 'The category of the stage’s stream: inboundRequest, integration, goToMarket, revenue or partnership',
  })
  category!: string;

  @Field(() => Int, { nullable: true, description: 'The revision of the stage’s last event; null when it has none' })
  revision!: number | null;

  @Field(() => GraphQLJSONObject, { description: 'The state: its status, and what decisions are made on' })
  state!: object;
}

@ObjectType('PartnershipState', { description: 'A partnership’s state at one moment, by replay of its events alone' })
export class PartnershipStateType {
  @Field(() => ID, { description: 'The partnership' })
  partnershipId!: string;

  @Field(() => [StageStateType], { description: 'One state a stage' })
  stages!: StageStateType[];
}
