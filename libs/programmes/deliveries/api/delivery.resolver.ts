import { Allow, CurrentOrigin, Role, type Origin } from '@entente/access';
import { Input, Moments, Mutations, PartnershipPayload, connectionFrom, type Connection } from '@entente/graphql';
import { QueryBus } from '@nestjs/cqrs';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ResendDelivery } from '../domain/delivery.commands.js';
import { DeliveriesQuery } from '../read/deliveries.query.js';
import type { DeliveryRow } from '../read/deliveries.table.js';
import { DeliveriesArgs, ResendDeliveryInput } from './delivery.input.js';
import { DeliveryConnection, DeliveryStatus, type DeliveryType } from './delivery.type.js';

@Resolver()
export class DeliveryResolver {
  constructor(
    private readonly queries: QueryBus,
    private readonly moments: Moments,
    private readonly mutations: Mutations,
  ) {}

  @Allow(Role.OPERATOR, Role.ALLIANCE_MANAGER, Role.ALLIANCE_MEMBER, Role.AUDITOR)
  @Query(() => DeliveryConnection, { description: 'Messages that were to leave the house and what became of them, the newest first' })
  async deliveries(@Args() args: DeliveriesArgs): Promise<Connection<DeliveryType>> {
    const { asOf } = await this.moments.resolve(args);
    return connectionFrom(await this.queries.execute(new DeliveriesQuery(args.filter ?? {}, args, asOf)), deliveryOf);
  }

  @Allow(Role.OPERATOR)
  @Mutation(() => PartnershipPayload, { description: 'A message that failed, was given up or was skipped is sent again' })
  resendDelivery(@Input() input: ResendDeliveryInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, deliveryId } = input;
    return this.mutations.submit(by, input, (now) => new ResendDelivery({ partnershipId, deliveryId, now }));
  }
}

function deliveryOf({ status, ...row }: DeliveryRow): DeliveryType {
  return { ...row, status: DeliveryStatus[status] };
}
