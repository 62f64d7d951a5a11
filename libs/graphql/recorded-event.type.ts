import type { Position } from '@entente/kernel';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTimeISO, GraphQLJSONObject } from 'graphql-scalars';
import { PositionScalar } from './position.scalar.js';

@ObjectType('RecordedEvent', { description: 'What happened, as the log holds it: who did it, why, and under which rules' })
export class RecordedEventType {
  @Field(() => ID, { description: 'The event’s identifier, a UUID' })
  id!: string;

  @Field(() => String, { description: 'What happened, for example PartnershipAccepted' })
  type!: string;

  @Field(() => String, { description: 'The stream that the event stands in' })
  stream!: string;

  @Field(() => Int, { description: 'The place in its stream, from 0' })
  revision!: number;

  @Field(() => PositionScalar, { description: 'The place in the log’s one order' })
  position!: Position;

  @Field(() => GraphQLDateTimeISO, { description: 'When the log took it' })
  recordedAt!: string;

  @Field(() => GraphQLJSONObject, { description: 'The event’s data, in its current schema version' })
  data!: object;

  @Field(() => String, { description: 'Who acted' })
  actor!: string;

  @Field(() => String, { description: 'The role in which the actor acted' })
  role!: string;

  @Field(() => String, { description: 'The command that caused it' })
  command!: string;

  @Field(() => ID, { description: 'The one execution of the command' })
  commandId!: string;

  @Field(() => ID, { description: 'The same for everything that one request set going' })
  correlationId!: string;

  @Field(() => ID, { description: 'What caused this: an earlier event, or the request' })
  causationId!: string;

  @Field(() => String, { description: 'The policy version that the decision was judged by' })
  policyVersion!: string;

  @Field(() => Int, { description: 'The version of the event’s schema when it was written' })
  schemaVersion!: number;
}
