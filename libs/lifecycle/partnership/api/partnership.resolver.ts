import {
  Allow,
  CurrentCaller,
  CurrentOrigin,
  Role,
  boundTo,
  perOperation,
  visibleTo,
  type Caller,
  type Origin,
  type RequestContext,
} from '@entente/access';
import {
  Input,
  MomentArgs,
  Moments,
  Mutations,
  PartnershipPayload,
  PartnershipType,
  connectionFrom,
  momentLoader,
  type Connection,
} from '@entente/graphql';
import type { Page } from '@entente/read-store';
import { QueryBus } from '@nestjs/cqrs';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { EndPartnership } from '../domain/partnership.commands.js';
import { FormerLeadsOfQuery } from '../read/former-leads.query.js';
import { PartnerClassesOfQuery } from '../read/partner-classes.query.js';
import { PartnershipsQuery } from '../read/partnerships.query.js';
import type { PartnershipRow } from '../read/partnerships.table.js';
import { FormerLeadType } from './former-lead.type.js';
import { PartnerClassType } from './partner-class.type.js';
import { journeyFilterOf } from './journey.input.js';
import { EndPartnershipInput, OrderDirection, PartnershipOrder, PartnershipsArgs } from './partnership.input.js';
import { PARTNERSHIP_READERS, PartnershipConnection, nodeAsOf } from './partnership.node.js';

const ORDER_COLUMNS = {
  [PartnershipOrder.NAME]: 'sortName',
  [PartnershipOrder.REQUESTED_AT]: 'requestedAt',
  [PartnershipOrder.STAGE_SINCE]: 'stageSince',
} as const;

@Resolver(() => PartnershipType)
export class PartnershipResolver {
  readonly #classes = perOperation(() => momentLoader((ids, asOf) => this.queries.execute(new PartnerClassesOfQuery(ids, asOf))));
  readonly #formerLeads = perOperation(() => momentLoader((ids, asOf) => this.queries.execute(new FormerLeadsOfQuery(ids, asOf))));

  /** Of pages that are recalled and not read anew. */
  readonly #connections = new WeakMap<Page<PartnershipRow>, Connection<PartnershipType>>();

  constructor(
    private readonly queries: QueryBus,
    private readonly moments: Moments,
    private readonly mutations: Mutations,
  ) {}

  @Allow(...PARTNERSHIP_READERS)
  @Query(() => PartnershipType, { nullable: true, description: 'One partnership; null when there is none that the caller may see' })
  async partnership(
    @Args('id', { type: () => ID, description: 'The partnership’s identifier' }) id: string,
    @Args() args: MomentArgs,
    @CurrentCaller() caller: Caller,
  ): Promise<PartnershipType | null> {
    const { asOf } = await this.moments.resolve(args);
    const found = await this.queries.execute(
      new PartnershipsQuery({ ids: [visibleTo(caller, id)] }, { by: 'sortName', direction: 'asc' }, {}, asOf),
    );
    return found.nodes.map(nodeAsOf(asOf))[0] ?? null;
  }

  @Allow(...PARTNERSHIP_READERS)
  @Query(() => PartnershipConnection, { description: 'Partnerships by filter and order; a partner sees its own alone' })
  async partnerships(@Args() args: PartnershipsArgs, @CurrentCaller() caller: Caller): Promise<Connection<PartnershipType>> {
    const { asOf } = await this.moments.resolve(args);
    const { ids, stages, lead, kind, name, ...journey } = args.filter ?? {};
    const own = boundTo(caller);
    const visible = own === undefined ? ids : [own].filter((id) => ids?.includes(id) ?? true);
    const filter = { stages, lead, kind, name, ...journeyFilterOf(journey), ids: visible };
    const sort = { by: ORDER_COLUMNS[args.orderBy], direction: args.direction === OrderDirection.ASC ? 'asc' : 'desc' } as const;
    const page = await this.queries.execute(new PartnershipsQuery(filter, sort, args, asOf));
    const connection = this.#connections.get(page) ?? connectionFrom(page, nodeAsOf(asOf));
    this.#connections.set(page, connection);
    return connection;
  }

  @ResolveField(() => [PartnerClassType], { description: 'The classes that the partner holds' })
  classes(@Parent() partnership: PartnershipType, @Context() context: RequestContext): Promise<readonly PartnerClassType[]> {
    return this.#classes(context).load(partnership);
  }

  @ResolveField(() => [FormerLeadType], { description: 'Who led it before, the first one first' })
  formerLeads(@Parent() partnership: PartnershipType, @Context() context: RequestContext): Promise<readonly FormerLeadType[]> {
    return this.#formerLeads(context).load(partnership);
  }

  @Allow(Role.ALLIANCE_MANAGER, Role.ALLIANCE_MEMBER)
  @Mutation(() => PartnershipPayload, { description: 'The partnership ends, from any stage; everything open is closed by itself' })
  endPartnership(@Input() input: EndPartnershipInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, reason } = input;
    return this.mutations.submit(by, input, (now) => new EndPartnership({ partnershipId, reason, now }));
  }
}
