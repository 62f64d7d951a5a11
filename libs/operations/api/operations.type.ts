import { PositionScalar } from '@entente/graphql';
import type { Position } from '@entente/kernel';
import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';

@ObjectType('ReadModel', { description: 'A read model: what queries are answered from' })
export class ReadModelType {
  @Field(() => String, { description: 'Its name' })
  name!: string;

  @Field(() => PositionScalar, { description: 'Up to where it has read the log' })
  position!: Position;

  @Field(() => PositionScalar, { description: 'Where the log ended when it was asked' })
  head!: Position;
}

export enum AutomationKind {
  AUTOMATION = 'AUTOMATION',
  TIMER = 'TIMER',
}

registerEnumType(AutomationKind, {
  name: 'AutomationKind',
  description: 'What makes an automation act',
  valuesMap: {
    AUTOMATION: { description: 'An event, as soon as it is on record' },
    TIMER: { description: 'A clock that an event has set, once it is due' },
  },
});

@ObjectType('Automation', { description: 'What happens by itself' })
export class AutomationType {
  @Field(() => String, { description: 'Its name; it stands as actor on what it causes' })
  name!: string;

  @Field(() => AutomationKind, { description: 'What makes it act' })
  kind!: AutomationKind;

  @Field(() => PositionScalar, { description: 'Up to where it has handled the log' })
  position!: Position;

  @Field(() => PositionScalar, { description: 'Where the log ended when it was asked' })
  head!: Position;
}

@ObjectType('ParkedEvent', {
  description: 'An event that a reader could not handle: later events of its key are held back from that reader, all other keys go on',
})
export class ParkedEventType {
  @Field(() => String, { description: 'The read model, automation or timer' })
  reader!: string;

  @Field(() => String, { description: 'The partnership, or the stream of an event that names none' })
  key!: string;

  @Field(() => PositionScalar, { description: 'The event’s place in the log' })
  position!: Position;

  @Field(() => ID, { description: 'The event' })
  eventId!: string;

  @Field(() => String, { description: 'The event’s type' })
  eventType!: string;

  @Field(() => String, { description: 'What went wrong' })
  reason!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'When it was parked' })
  parkedAt!: string;
}
