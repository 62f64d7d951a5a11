import type { Position } from '@entente/kernel';
import { Field, InputType } from '@nestjs/graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { PositionScalar } from './position.scalar.js';

@InputType({ isOneOf: true, description: 'A place in the log: a position, or a point in time' })
export class PlaceInput {
  @Field(() => PositionScalar, { nullable: true, description: 'The event at this position' })
  position?: Position;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'What was recorded at this time' })
  time?: Date;
}
