import { Allow, REPORT_READERS, Role } from '@entente/access';
import { MomentArgs, Moments } from '@entente/graphql';
import { PolicyParameters } from '@entente/kernel';
import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { JudgedRulesQuery, type JudgedRule, type JudgingVersion } from '../read/judged-rules.query.js';
import { RuleType } from './rule-catalogue.type.js';

@Resolver()
export class RuleCatalogueResolver {
  constructor(
    private readonly queries: QueryBus,
    private readonly moments: Moments,
  ) {}

  @Allow(...REPORT_READERS, Role.PARTNER, Role.INTEGRATION, Role.OPERATOR)
  @Query(() => [RuleType], {
    description: 'Every rule of the product, where it comes from, and what each version of the policy sets for it',
  })
  async ruleCatalogue(@Args() args: MomentArgs): Promise<readonly RuleType[]> {
    const { asOf } = await this.moments.resolve(args);
    return (await this.queries.execute(new JudgedRulesQuery(asOf))).map(ruleOf);
  }
}

function ruleOf({ id, wordings, versions }: JudgedRule): RuleType {
  return { id, wordings: [...wordings], versions: versions.map(versionOf) };
}

function versionOf({ policy: pack, parameters, ...version }: JudgingVersion): RuleType['versions'][number] {
  const described = parameters.map((one) => ({ ...one, description: PolicyParameters.shape[one.name].description ?? '' }));
  return { pack, ...version, parameters: described };
}
