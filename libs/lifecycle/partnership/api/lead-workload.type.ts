import { Stage } from '@entente/graphql';
import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('StageCount', { description: 'How many partnerships stand in a stage' })
class StageCountType {
  @Field(() => Stage, { description: 'The stage' })
  stage!: Stage;

  @Field(() => Int, { description: 'How many stand there' })
  count!: number;
}

@ObjectType('LeadWorkload', { description: 'What a member of the alliances team has to do as a lead' })
export class LeadWorkloadType {
  @Field(() => String, { nullable: true, description: 'The lead; null for what nobody leads yet' })
  lead!: string | null;

  @Field(() => Int, { description: 'Partnerships that have neither been declined nor referred nor ended' })
  load!: number;

  @Field(() => Int, { description: 'Requests among them that are not decided yet' })
  openRequests!: number;

  @Field(() => [StageCountType], { description: 'All partnerships by where they stand, those that are over included' })
  stages!: StageCountType[];

  @Field(() => Int, { description: 'First answers and triages that requesters wait for beyond their time, and certificates that ran out' })
  overdueClocks!: number;
}
