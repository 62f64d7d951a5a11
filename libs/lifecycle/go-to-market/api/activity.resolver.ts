import { ALLIANCES, Allow, CurrentOrigin, perOperation, type Origin, type RequestContext } from '@entente/access';
import { Input, Mutations, PartnershipPayload, momentLoader } from '@entente/graphql';
import { QueryBus } from '@nestjs/cqrs';
import { Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CancelActivity, CompleteActivity, PlanActivity } from '../domain/go-to-market.commands.js';
import { ActivitiesOfQuery } from '../read/activities.query.js';
import { CancelActivityInput, CompleteActivityInput, PlanActivityInput } from './activity.input.js';
import { ActivityType, GoToMarketType } from './go-to-market.type.js';

@Resolver(() => GoToMarketType)
export class ActivityResolver {
  readonly #activities = perOperation(() => momentLoader((ids, asOf) => this.queries.execute(new ActivitiesOfQuery(ids, asOf))));

  constructor(
    private readonly mutations: Mutations,
    private readonly queries: QueryBus,
  ) {}

  @ResolveField(() => [ActivityType], { description: 'Its activities, by the day on which they are due' })
  activities(@Parent() { partnershipId: id, asOf }: GoToMarketType, @Context() context: RequestContext): Promise<readonly ActivityType[]> {
    return this.#activities(context).load({ id, asOf });
  }

  @Allow(...ALLIANCES)
  @Mutation(() => PartnershipPayload, { description: 'An activity is put on the go-to-market plan' })
  planActivity(@Input() input: PlanActivityInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, activityId, kind, title, owner, dueOn, jointCustomer = null } = input;
    const activity = { partnershipId, activityId, kind, title, owner, dueOn, jointCustomer };
    return this.mutations.submit(by, input, (now) => new PlanActivity({ ...activity, now }));
  }

  @Allow(...ALLIANCES)
  @Mutation(() => PartnershipPayload, { description: 'An activity took place, with what came of it' })
  completeActivity(@Input() input: CompleteActivityInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, activityId, outcome, evidence = null } = input;
    return this.mutations.submit(by, input, (now) => new CompleteActivity({ partnershipId, activityId, outcome, evidence, now }));
  }

  @Allow(...ALLIANCES)
  @Mutation(() => PartnershipPayload, { description: 'An activity will not take place' })
  cancelActivity(@Input() input: CancelActivityInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, activityId, reason } = input;
    return this.mutations.submit(by, input, (now) => new CancelActivity({ partnershipId, activityId, reason, now }));
  }
}
