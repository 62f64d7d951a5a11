import { Allow, REPORT_READERS } from '@entente/access';
import { Moments, Stage } from '@entente/graphql';
import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { ConversionQuery, type StageConversion } from '../read/conversion.query.js';
import { StageDurationsQuery } from '../read/stage-durations.query.js';
import { JourneyArgs, journeyFilterOf } from './journey.input.js';
import { StageConversionType, StageDurationType } from './journeys.type.js';

@Resolver()
export class JourneysResolver {
  constructor(
    private readonly queries: QueryBus,
    private readonly moments: Moments,
  ) {}

  @Allow(...REPORT_READERS)
  @Query(() => [StageDurationType], { description: 'How long partnerships stood in each stage, in the order of their life' })
  async stageDurations(@Args() args: JourneyArgs): Promise<StageDurationType[]> {
    const { asOf, at } = await this.moments.resolve(args);
    const durations = await this.queries.execute(new StageDurationsQuery(journeyFilterOf(args.filter), asOf, at));
    return durations.map(({ stage, ...figures }) => ({ ...figures, stage: Stage[stage] }));
  }

  @Allow(...REPORT_READERS)
  @Query(() => [StageConversionType], {
    description: 'How many partnerships came to each stage and where they went, in the order of their life',
  })
  async conversion(@Args() args: JourneyArgs): Promise<StageConversionType[]> {
    const { asOf } = await this.moments.resolve(args);
    return (await this.queries.execute(new ConversionQuery(journeyFilterOf(args.filter), asOf))).map(withRates);
  }
}

function withRates({ stage, ...figures }: StageConversion): StageConversionType {
  const { entered, wentOn, declined, referred, ended } = figures;
  const rate = (part: number): number | null => (entered === 0 ? null : part / entered);
  return { ...figures, stage: Stage[stage], wentOnRate: rate(wentOn), leftRate: rate(declined + referred + ended) };
}
