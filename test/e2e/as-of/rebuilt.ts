import { StageReplay } from '@entente/event-store';
import { timelineOf } from '@entente/history';
import { EventStore, type Clock, type Position } from '@entente/kernel';
import { ProjectionRunner, ReadStore, type Page } from '@entente/read-store';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { published, slices } from '../../../apps/api/src/slices.js';
import { DeciderRegistry } from '../../../libs/event-store/executor/decider-registry.js';
import { TriageQueueHandler, TriageQueueQuery } from '../../../libs/lifecycle/inbound-request/read/triage-queue.query.js';
import { ConversionHandler, ConversionQuery } from '../../../libs/lifecycle/partnership/read/conversion.query.js';
import { LeadWorkloadHandler, LeadWorkloadQuery } from '../../../libs/lifecycle/partnership/read/lead-workload.query.js';
import { PartnershipsHandler, PartnershipsQuery } from '../../../libs/lifecycle/partnership/read/partnerships.query.js';
import { PipelineHandler, PipelineQuery } from '../../../libs/lifecycle/partnership/read/pipeline.query.js';
import { ScorecardsHandler, ScorecardsQuery } from '../../../libs/lifecycle/partnership/read/scorecards.query.js';
import { StageDurationsHandler, StageDurationsQuery } from '../../../libs/lifecycle/partnership/read/stage-durations.query.js';
import type { JourneyFilter } from '../../../libs/lifecycle/partnership/read/visits-as-of.js';
import { LogUntil } from './log-until.js';

/** Which partnerships, in which order, and how many a page. */
export interface Wish {
  readonly filter: PartnershipsQuery['filter'];
  readonly sort: PartnershipsQuery['sort'];
  readonly pageSize: number;
}

/** A list of partnerships: all its pages, and the total that each of them told. */
export interface WholeList {
  readonly rows: readonly { readonly partnershipId: string }[];
  readonly totals: readonly number[];
}

type Ask = (query: PartnershipsQuery) => Promise<Page<WholeList['rows'][number]>>;

/** Follows a list from its first page to its last. */
export async function wholeList(ask: Ask, { filter, sort, pageSize: first }: Wish, asOf: Position | undefined): Promise<WholeList> {
  const [rows, totals] = [new Array<WholeList['rows'][number]>(), new Array<number>()];
  for (let after: { after?: string } | undefined = {}; after !== undefined;) {
    const page: Awaited<ReturnType<Ask>> = await ask(new PartnershipsQuery(filter, sort, { first, ...after }, asOf));
    rows.push(...page.nodes.map(asItWasThen));
    totals.push(await page.totalCount());
    after = page.pageInfo.hasNextPage && page.pageInfo.endCursor !== null ? { after: page.pageInfo.endCursor } : undefined;
  }
  return { rows, totals };
}

/** Which partnerships the reports are about, and up to when they reckon. */
export interface Occasion {
  readonly at: string;
  readonly filter: JourneyFilter;
}

/** What every report that adds up or lists says as of a moment. */
export function reportsOf(readStore: ReadStore, { at, filter }: Occasion, asOf: Position | undefined): Promise<readonly unknown[]> {
  const first = 100;
  return Promise.all([
    new PipelineHandler(readStore).execute(new PipelineQuery(asOf, at)),
    new LeadWorkloadHandler(readStore).execute(new LeadWorkloadQuery(asOf, at)),
    new StageDurationsHandler(readStore).execute(new StageDurationsQuery(filter, asOf, at)),
    new ConversionHandler(readStore).execute(new ConversionQuery(filter, asOf)),
    new ScorecardsHandler(readStore).execute(new ScorecardsQuery({}, { first }, asOf)).then(({ nodes }) => nodes.map(asItWasThen)),
    new TriageQueueHandler(readStore).execute(new TriageQueueQuery({ first }, asOf)).then(({ nodes }) => nodes.map(asItWasThen)),
  ]);
}

/** A row says until when it held, which at the moment that is asked for was not known. */
function asItWasThen(row: WholeList['rows'][number]): WholeList['rows'][number] {
  return { ...row, ...{ validUntil: undefined } };
}

/** All read models, built from nothing out of the events up to a position, and asked for their present. */
export class Rebuilt {
  readonly replay: StageReplay;
  readonly #runner: ProjectionRunner;
  readonly #readStore: ReadStore;

  private constructor(replay: StageReplay, runner: ProjectionRunner, readStore: ReadStore) {
    this.replay = replay;
    this.#runner = runner;
    this.#readStore = readStore;
  }

  static async upTo(position: Position, app: NestFastifyApplication, clock: Clock): Promise<Rebuilt> {
    const eventStore = new LogUntil(app.get(EventStore), position);
    const readStore = await ReadStore.open({ memory: true });
    const projections = [...slices.flatMap((slice) => slice.projections), timelineOf(published)];
    const log = { warn: fail, error: fail };
    const runner = new ProjectionRunner({ eventStore, readStore, projections, clock, log });
    await runner.start();
    await runner.waitFor(position, 10_000);
    return new Rebuilt(new StageReplay(eventStore, app.get(DeciderRegistry)), runner, readStore);
  }

  partnerships(wish: Wish): Promise<WholeList> {
    return wholeList((query) => new PartnershipsHandler(this.#readStore).execute(query), wish, undefined);
  }

  reports(occasion: Occasion): Promise<readonly unknown[]> {
    return reportsOf(this.#readStore, occasion, undefined);
  }

  async close(): Promise<void> {
    await this.#runner.stop();
    await this.#readStore.close();
  }
}

function fail(message: string): never {
  throw new Error(message);
}
