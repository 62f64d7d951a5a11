import type { Instant, PolicyParameter, Position } from '@entente/kernel';
import { ReadStore, readModel } from '@entente/read-store';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { PolicyPack } from '../domain/policy-pack.js';
import { packs } from '../packs/packs.js';
import { RuleCatalogue, type CataloguedRule } from '../rule-catalogue.js';
import { policyVersionsTable } from './policy-versions.table.js';

/** A version of a policy, with what one rule reads of it. */
export interface JudgingVersion {
  readonly policy: string;
  readonly version: string;
  readonly effectiveFrom: Instant;
  /** Null when it comes with the product and was not published. */
  readonly publishedAt: Instant | null;
  readonly parameters: readonly { readonly name: PolicyParameter; readonly value: unknown }[];
}

export interface JudgedRule extends CataloguedRule {
  readonly versions: readonly JudgingVersion[];
}

/** Every rule of the product, with each version that it is or can be judged under. */
export class JudgedRulesQuery extends Query<readonly JudgedRule[]> {
  constructor(readonly asOf: Position | undefined) {
    super();
  }
}

type KnownVersion = Pick<PolicyPack, 'policy' | 'version' | 'effectiveFrom' | 'parameters'> & Pick<JudgingVersion, 'publishedAt'>;

@QueryHandler(JudgedRulesQuery)
export class JudgedRulesHandler implements IQueryHandler<JudgedRulesQuery> {
  constructor(
    private readonly readStore: ReadStore,
    private readonly catalogue: RuleCatalogue,
  ) {}

  async execute({ asOf }: JudgedRulesQuery): Promise<readonly JudgedRule[]> {
    const versions = await this.#versions(asOf);
    return this.catalogue.rules.map((rule) => ({ ...rule, versions: versions.map((version) => readBy(rule, version)) }));
  }

  async #versions(asOf: Position | undefined): Promise<readonly KnownVersion[]> {
    const rows = readModel(this.readStore.database, policyVersionsTable, asOf).selectAll().orderBy('effectiveFrom');
    const published = await rows.execute();
    const known = new Set(published.map(({ version }) => version));
    const shipped = packs.filter(({ version }) => !known.has(version)).map((pack) => ({ ...pack, publishedAt: null }));
    return [...published, ...shipped];
  }
}

function readBy(
  { parameters: names }: CataloguedRule,
  { policy, version, effectiveFrom, publishedAt, parameters }: KnownVersion,
): JudgingVersion {
  return { policy, version, effectiveFrom, publishedAt, parameters: names.map((name) => ({ name, value: parameters[name] })) };
}
