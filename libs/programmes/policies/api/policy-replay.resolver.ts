import { ALLIANCES, Allow, Role } from '@entente/access';
import { Moments, connectionFrom, type Connection } from '@entente/graphql';
import { BadRequestException } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { DomainEvent } from '@entente/kernel';
import { UnknownVersion, type PolicyDifference } from '../replay/policy-replay.js';
import { PolicyReplayQuery } from '../replay/policy-replay.query.js';
import { PolicyDifferenceConnection, PolicyReplayArgs, PolicyVerdict, type PolicyDifferenceType } from './policy-replay.type.js';

@Resolver()
export class PolicyReplayResolver {
  constructor(
    private readonly queries: QueryBus,
    private readonly moments: Moments,
  ) {}

  @Allow(...ALLIANCES, Role.AUDITOR)
  @Query(() => PolicyDifferenceConnection, {
    description:
      'What if: each recorded decision of which something else would have come under another version of the policy, in the log’s order. ' +
      'Every decision is judged on the facts that were on record just before it; nothing is written. What was refused then left no ' +
      'facts to judge and is not among the answers.',
  })
  async policyReplay(@Args() args: PolicyReplayArgs): Promise<Connection<PolicyDifferenceType>> {
    const span = await this.moments.span(args);
    try {
      return connectionFrom(await this.queries.execute(new PolicyReplayQuery(args.pack, span, args)), differenceOf);
    } catch (fault) {
      throw fault instanceof UnknownVersion ? new BadRequestException(fault.message) : fault;
    }
  }
}

function differenceOf({ recorded, verdict, changes, ...decision }: PolicyDifference): PolicyDifferenceType {
  return {
    ...decision,
    recorded: recorded.map(eventOf),
    verdict: PolicyVerdict[verdict.kind],
    rejection: verdict.kind === 'REFUSED' ? verdict.rejection : null,
    changes: changes.map((change) => ({ ...change })),
  };
}

function eventOf({ type, data }: DomainEvent): PolicyDifferenceType['recorded'][number] {
  return { type, data: typeof data === 'object' && data !== null ? data : {} };
}
