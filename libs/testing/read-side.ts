import { EventCatalogue, Instant, event, type DomainEvent, type EventDescriptor, type Position } from '@entente/kernel';
import { ProjectionRunner, ReadStore, type Projection } from '@entente/read-store';
import { InMemoryEventStore } from '../event-store/in-memory/in-memory-event-store.js';
import { goToMarketEvents } from '../lifecycle/go-to-market/domain/go-to-market.events.js';
import { inboundRequestEvents } from '../lifecycle/inbound-request/domain/inbound-request.events.js';
import { integrationEvents } from '../lifecycle/integration/domain/integration.events.js';
import { partnershipEvents } from '../lifecycle/partnership/domain/partnership.events.js';
import { revenueEvents } from '../lifecycle/revenue/domain/revenue.events.js';
import { deliveryEvents } from '../programmes/deliveries/domain/delivery.events.js';
import { policyEvents } from '../programmes/policies/domain/policy.events.js';
import type { Happened } from './given.js';
import { recorded } from './recorded.js';

export const lifecycleEvents: readonly EventDescriptor[] = [
  ...[...inboundRequestEvents, ...integrationEvents, ...goToMarketEvents],
  ...[...revenueEvents, ...partnershipEvents, ...deliveryEvents],
];

/** Means nothing to any projection. */
export const NothingHappened = event('NothingHappened', 1, 'Nothing that a read model tells of happened', { at: Instant });

const LONG_MS = 10_000;
const STREAM = 'stage-partnership-1';
const catalogue = new EventCatalogue([...lifecycleEvents, ...policyEvents, NothingHappened]);

type Log = new (...options: ConstructorParameters<typeof InMemoryEventStore>) => InMemoryEventStore;

/** A log, a read store on a real database, and the runner between them. Events stand in one stream, from position 1 and revision 0 on. */
export class ReadSide {
  readonly readStore: ReadStore;
  readonly runner: ProjectionRunner;
  readonly #log: InMemoryEventStore;
  readonly #clock: { now(): string; moment: string };
  readonly #faults: string[];
  #count = 0;

  private constructor(readStore: ReadStore, projections: readonly Projection[], Log: Log) {
    const clock = { moment: recordedAt(1), now: () => clock.moment };
    const faults: string[] = [];
    const note = (fault: string): void => void faults.push(fault);
    this.readStore = readStore;
    this.#clock = clock;
    this.#faults = faults;
    this.#log = new Log({ clock, catalogue });
    this.runner = new ProjectionRunner({ eventStore: this.#log, readStore, projections, clock, log: { warn: note, error: note } });
  }

  static async over(projections: readonly Projection[], Log: Log = InMemoryEventStore): Promise<ReadSide> {
    const side = new ReadSide(await ReadStore.open({ memory: true }), projections, Log);
    await side.runner.start();
    return side;
  }

  /**
   * Records the events one by one, each an hour behind the one before, and waits until the read models show them.
   * @returns the position of the last
   */
  async happens(...happened: readonly Happened[]): Promise<Position> {
    for (const event of happened.flat()) await this.#record(event, recordedAt(this.#count + 1));
    return this.#shown();
  }

  /** Records the events at one moment, which must not be earlier than the one before. */
  async happensAt(moment: Instant, ...happened: readonly Happened[]): Promise<Position> {
    for (const event of happened.flat()) await this.#record(event, moment);
    return this.#shown();
  }

  async close(): Promise<void> {
    await this.runner.stop();
    await this.#log.close();
    await this.readStore.close();
  }

  async #record(happened: DomainEvent, moment: string): Promise<void> {
    catalogue.validate(happened);
    this.#clock.moment = moment;
    const metadata = { ...recorded(happened).metadata, schemaVersion: catalogue.of(happened.type).version };
    const id = eventId(this.#count + 1);
    await this.#log.append(STREAM, this.#count === 0 ? 'none' : this.#count - 1, [{ id, ...happened, metadata }]);
    this.#count += 1;
  }

  async #shown(): Promise<Position> {
    const position = await this.#log.head();
    await this.runner.waitFor(position, LONG_MS);
    const parked = await this.readStore.parked();
    if (parked.length > 0 || this.#faults.length > 0) throw new Error(JSON.stringify({ parked, faults: this.#faults }));
    return position;
  }
}

/** When {@link ReadSide.happens} records the event at this place, counted from 1. */
export function recordedAt(place: number): Instant {
  return new Date(Date.UTC(2020, 2, 1, place)).toISOString();
}

/** The id of the event at this place, counted from 1. */
export function eventId(place: number): string {
  return `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;
}

/** The same events for another partnership. */
export function ofPartnership(partnershipId: string, ...happened: readonly Happened[]): readonly DomainEvent[] {
  return happened.flat().map(({ type, data }) => ({ type, data: { ...(typeof data === 'object' ? data : {}), partnershipId } }));
}

/** Opens read sides over these projections and closes them after each test. */
export function readSides(...projections: readonly Projection[]): () => Promise<ReadSide> {
  const open: ReadSide[] = [];
  afterEach(async () => {
    for (const side of open.splice(0)) await side.close();
  });
  return async () => {
    const side = await ReadSide.over(projections);
    open.push(side);
    return side;
  };
}
