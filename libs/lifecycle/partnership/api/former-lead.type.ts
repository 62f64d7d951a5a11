import { Field, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';

@ObjectType('FormerLead', { description: 'Who led a partnership and leads it no more (IN-6)' })
export class FormerLeadType {
  @Field(() => String, { description: 'The member of the alliances team' })
  lead!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'When another took over' })
  until!: string;

  @Field(() => String, { description: 'Why the lead changed' })
  reason!: string;
}
