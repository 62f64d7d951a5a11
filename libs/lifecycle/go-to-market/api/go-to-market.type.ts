import { Side } from '@entente/graphql';
import { Field, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';

@ObjectType('GoToMarket', { description: 'How the two companies go to market' })
export class GoToMarketType {
  @Field(() => String, { description: 'OPEN, PLANNED, LAUNCHED or CLOSED' })
  status!: string;

  @Field(() => String, { nullable: true, description: 'What is planned' })
  summary!: string | null;

  @Field(() => Side, { nullable: true, description: 'Who leads the effort' })
  leadingSide!: string | null;

  @Field(() => String, { nullable: true, description: 'Why the host leads for an inbound partner' })
  leadingSideException!: string | null;

  @Field(() => GraphQLDateTimeISO, { description: 'When it opened' })
  openedAt!: string;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When the plan was made' })
  plannedAt!: string | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it was launched' })
  launchedAt!: string | null;
}
