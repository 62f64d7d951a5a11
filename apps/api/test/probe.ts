import { EventEmitter, on } from 'node:events';
import { Allow, CommandOrigin, Commands, CurrentCaller, CurrentOrigin, Public, Role, type Caller, type Origin } from '@entente/access';
import type { Command, Outcome } from '@entente/kernel';
import { Controller, Get, NotFoundException } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Args, Field, InputType, Int, Mutation, ObjectType, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { IsEmail, IsUrl } from 'class-validator';
import { GraphQLError } from 'graphql';

@ObjectType()
class Probe {
  @Field(() => String)
  name!: string;
}

@InputType()
class ProbeInput {
  @IsEmail()
  @Field(() => String)
  email!: string;

  @IsUrl()
  @Field(() => String)
  url!: string;
}

class ProbeCommand implements Command {
  readonly type = 'ProbeCommand';
  readonly data = { partnershipId: 'p-1', now: '2026-01-01T00:00:00.000Z' };
}

/** Answers with the origin that it was given, as facts of a refusal. */
@CommandHandler(ProbeCommand)
export class ProbeHandler implements ICommandHandler<ProbeCommand, Outcome> {
  execute(command: ProbeCommand): Promise<Outcome> {
    const source = { kind: 'B' as const, anchor: 'probe' };
    const rejection = {
      code: 'P-1',
      rule: 'Probes are refused',
      source,
      policyVersion: '1',
      facts: { ...CommandOrigin.originOf(command) },
    };
    return Promise.resolve({ kind: 'rejected', subject: 'p-1', rejection, position: 0 });
  }
}

@Resolver(() => Probe)
export class ProbeResolver {
  /** Emits `tick` with a number to every subscriber. */
  readonly ticks = new EventEmitter();

  constructor(private readonly commands: Commands) {}

  @Public()
  @Query(() => Probe)
  probe(): Probe {
    return { name: 'probe' };
  }

  @ResolveField(() => Probe)
  inner(): Probe {
    return { name: 'inner' };
  }

  @ResolveField(() => String, { nullable: true })
  broken(): string {
    throw new Error('SELECT secret FROM somewhere');
  }

  @Allow(Role.ALLIANCE_MANAGER, Role.PARTNER)
  @Query(() => String)
  forManagersAndPartners(@CurrentCaller() caller: Caller): string {
    return [caller.subject, caller.role, caller.partnershipId].join(' ');
  }

  @Public()
  @Query(() => Int, { nullable: true })
  missing(): number {
    throw new NotFoundException('There is no such partnership');
  }

  @Public()
  @Query(() => Int, { nullable: true })
  stale(): number {
    throw new GraphQLError('Not yet', { extensions: { code: 'STALE_READ', position: 3 } });
  }

  @Public()
  @Query(() => String)
  checked(@Args('input') input: ProbeInput): string {
    return input.email;
  }

  @Allow(Role.ALLIANCE_MANAGER)
  @Mutation(() => String)
  async origin(@CurrentOrigin() origin: Origin): Promise<string> {
    const outcome = await this.commands.submit(new ProbeCommand(), origin);
    return JSON.stringify(outcome.kind === 'rejected' ? outcome.rejection.facts : {});
  }

  @Allow(Role.AUDITOR)
  @Subscription(() => Int, { nullable: true, resolve: tick })
  ticked(@Args('of', { type: () => String, defaultValue: 'tick' }) of: string): AsyncIterator<unknown> {
    return on(this.ticks, of);
  }
}

function tick([value]: readonly [number]): number {
  if (value < 0) throw new Error('SELECT secret FROM somewhere');
  return value;
}

@Controller('probe')
export class ProbeController {
  @Allow(Role.ALLIANCE_MANAGER)
  @Get('managers')
  managers(@CurrentCaller() caller: Caller): { subject: string } {
    return { subject: caller.subject };
  }

  @Public()
  @Get('broken')
  broken(): string {
    throw new Error('SELECT secret FROM somewhere');
  }
}
