import { Clock, EventStore, type Instant, type Position } from '@entente/kernel';
import { ProjectionRunner } from '@entente/read-store';
import { BadRequestException, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { positionOfToken } from './consistency-token.js';
import type { AsOfInput, MomentArgs } from './moment.args.js';
import type { PlaceInput } from './place.input.js';

/** How long a question about the past waits for the read models to reach it, in milliseconds. */
const PATIENCE_MS = 5_000;
/** How long the requests under way still wait when the process is to end. */
const LAST_PATIENCE_MS = 1_000;

/** The moment that a query answers for. */
export interface Moment {
  /** Undefined for now. */
  readonly asOf: Position | undefined;
  /** What ages are reckoned to. */
  readonly at: Instant;
}

/** Turns `asOf` and `atLeast` into a position that the read models have reached. */
@Injectable()
export class Moments implements OnModuleDestroy {
  constructor(
    private readonly eventStore: EventStore,
    private readonly projections: ProjectionRunner,
    private readonly clock: Clock,
  ) {}

  onModuleDestroy(): void {
    this.projections.hurry(LAST_PATIENCE_MS);
  }

  /** @throws StaleRead when the read models do not get there in time, and BadRequestException on a moment that is yet to come */
  async resolve({ asOf, atLeast }: MomentArgs): Promise<Moment> {
    if (atLeast !== undefined) await this.projections.waitFor(positionOfToken(atLeast.token), atLeast.timeoutMs);
    if (asOf === undefined) return { asOf: undefined, at: this.clock.now() };
    const position = await this.#positionOf(asOf);
    await this.projections.waitFor(position, PATIENCE_MS);
    const at = asOf.time?.toISOString() ?? (await this.eventStore.momentOf(position));
    return { asOf: position, at: at ?? this.clock.now() };
  }

  /** Waits until the read models hold what was recorded up to a position; gives the position, this or a later one, that all of them have come to. */
  async reach(position: Position): Promise<Position> {
    await this.projections.waitFor(position, PATIENCE_MS);
    return Math.min(...this.projections.names.map((name) => this.projections.positionOf(name)));
  }

  /** The positions from one place in the log to another, both inclusive; all of the log where they are left out. */
  async span({ from, to }: { readonly from?: PlaceInput; readonly to?: PlaceInput }): Promise<{ from: Position; to: Position }> {
    return { from: (await this.#lastBefore(from)) + 1, to: await this.#lastOf(to) };
  }

  async #lastBefore({ position = 1, time }: PlaceInput = {}): Promise<Position> {
    return time === undefined ? position - 1 : this.eventStore.positionAt(new Date(time.getTime() - 1).toISOString());
  }

  async #lastOf({ position, time }: PlaceInput = {}): Promise<Position> {
    return time === undefined ? (position ?? (await this.eventStore.head())) : this.eventStore.positionAt(time.toISOString());
  }

  async #positionOf({ position, time }: AsOfInput): Promise<Position> {
    if (position !== undefined) {
      if (position > (await this.eventStore.head())) throw new BadRequestException('asOf.position: must not be beyond the end of the log');
      return position;
    }
    const moment = time?.toISOString() ?? this.clock.now();
    // What is recorded within this very millisecond could still change the answer.
    if (moment >= this.clock.now()) throw new BadRequestException('asOf.time: must be in the past');
    return this.eventStore.positionAt(moment);
  }
}
