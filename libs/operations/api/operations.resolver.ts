import { Allow, Role } from '@entente/access';
import { PositionScalar } from '@entente/graphql';
import { EventStore, type Position } from '@entente/kernel';
import { ProjectionRunner, ReadStore, Runners, UnknownReader } from '@entente/read-store';
import { BadRequestException } from '@nestjs/common';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AutomationKind, AutomationType, ParkedEventType, ReadModelType } from './operations.type.js';

@Resolver(() => ReadModelType)
export class OperationsResolver {
  constructor(
    private readonly eventStore: EventStore,
    private readonly readStore: ReadStore,
    private readonly projections: ProjectionRunner,
    private readonly runners: Runners,
  ) {}

  @Allow(Role.OPERATOR, Role.AUDITOR)
  @Query(() => [ReadModelType], { description: 'Every read model, and how far it has come' })
  async readModels(): Promise<ReadModelType[]> {
    const head = await this.eventStore.head();
    return this.projections.names.map((name) => ({ name, position: this.projections.positionOf(name), head }));
  }

  @ResolveField(() => String, { description: 'SHA-256 over its rows: equal rows give equal digests, whoever built them' })
  digest(
    @Parent() { name, position }: ReadModelType,
    @Args('asOf', {
      type: () => PositionScalar,
      nullable: true,
      description: 'Of an earlier position; by default the one that it stands at',
    })
    asOf?: Position,
  ): Promise<string> {
    return this.projections.digest(name, asOf ?? position);
  }

  @Allow(Role.OPERATOR, Role.AUDITOR)
  @Query(() => [AutomationType], { description: 'Every automation and timer, and how far it has come' })
  async automations(): Promise<AutomationType[]> {
    const head = await this.eventStore.head();
    return this.runners.automated.map(({ name, kind, position }) => ({ name, kind: AutomationKind[kind], position, head }));
  }

  @Allow(Role.OPERATOR, Role.AUDITOR)
  @Query(() => [ParkedEventType], { description: 'What waits for an operator' })
  async parkedEvents(): Promise<readonly ParkedEventType[]> {
    return this.readStore.parked();
  }

  @Allow(Role.OPERATOR)
  @Mutation(() => ReadModelType, {
    description: 'A read model is built from nothing beside the one that serves, and takes its place when it is done',
  })
  async rebuildReadModel(@Args('name', { description: 'Its name' }) name: string): Promise<ReadModelType> {
    if (!this.projections.names.includes(name)) throw new BadRequestException(`name: must be one of ${this.projections.names.join(', ')}`);
    await this.projections.rebuild(name);
    return { name, position: this.projections.positionOf(name), head: await this.eventStore.head() };
  }

  @Allow(Role.OPERATOR)
  @Mutation(() => ParkedEventType, { nullable: true, description: 'What was held back is handled again; null when the key is free now' })
  async retryParkedEvent(
    @Args('reader', { description: 'The read model, automation or timer' }) reader: string,
    @Args('key', { type: () => ID, description: 'The parked key' }) key: string,
  ): Promise<ParkedEventType | null> {
    try {
      return (await this.runners.retryParked(reader, key)) ?? null;
    } catch (fault) {
      if (fault instanceof UnknownReader)
        throw new BadRequestException('reader: must be the name of a read model, an automation or a timer');
      throw fault;
    }
  }
}
