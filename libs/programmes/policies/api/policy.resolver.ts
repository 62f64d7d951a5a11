import { Allow, CurrentOrigin, REPORT_READERS, Role, type Origin } from '@entente/access';
import { Input, MomentArgs, Moments, Mutations, answerOf } from '@entente/graphql';
import { BadRequestException } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { PublishPolicy } from '../domain/policy.commands.js';
import { packs } from '../packs/packs.js';
import { PolicyVersionsQuery } from '../read/policy-versions.query.js';
import type { PolicyVersionRow } from '../read/policy-versions.table.js';
import { PublishPolicyInput } from './policy.input.js';
import { PolicyPayload, PolicyVersionType } from './policy.type.js';

@Resolver()
export class PolicyResolver {
  constructor(
    private readonly queries: QueryBus,
    private readonly moments: Moments,
    private readonly mutations: Mutations,
  ) {}

  @Allow(Role.ALLIANCE_MANAGER)
  @Mutation(() => PolicyPayload, { description: 'A version of the policy is published; decisions from its date on are judged by it' })
  async publishPolicy(@Input() input: PublishPolicyInput, @CurrentOrigin() by: Origin): Promise<PolicyPayload> {
    const pack = packs.find(({ version }) => version === input.version);
    if (pack === undefined) {
      throw new BadRequestException(`input.version: must be one of ${packs.map(({ version }) => version).join(', ')}`);
    }
    const effectiveFrom = input.effectiveFrom?.toISOString() ?? pack.effectiveFrom;
    const outcome = await this.mutations.outcomeOf(by, input, (now) => new PublishPolicy({ ...pack, effectiveFrom, now }));
    return { policy: outcome.subject, ...answerOf(outcome) };
  }

  @Allow(...REPORT_READERS, Role.INTEGRATION, Role.OPERATOR)
  @Query(() => [PolicyVersionType], { description: 'Every published version of the policy, in the order in which they take effect' })
  async policyVersions(@Args() args: MomentArgs): Promise<readonly PolicyVersionRow[]> {
    const { asOf } = await this.moments.resolve(args);
    return this.queries.execute(new PolicyVersionsQuery(asOf));
  }
}
