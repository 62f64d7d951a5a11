import { DeciderRegistry, StageReplay, type ReplayedStage } from '@entente/event-store';
import { streamOf, type EventStore, type PartnershipId, type Position, type RecordedEvent } from '@entente/kernel';
import type { INestApplicationContext } from '@nestjs/common';
import { NotFound } from '../faults.js';
import { StreamsOnce } from './streams-once.js';

/** One partnership as the log has it, each of its streams read once. */
export class PartnershipOnRecord {
  readonly #replay: StageReplay;
  readonly #id: PartnershipId;
  readonly #streams: StreamsOnce;

  constructor(id: PartnershipId, log: EventStore, engine: INestApplicationContext) {
    this.#id = id;
    this.#streams = new StreamsOnce(log);
    this.#replay = new StageReplay(this.#streams, engine.get(DeciderRegistry, { strict: false }));
  }

  /** The state of each stage at a position. */
  at(position: Position): Promise<readonly ReplayedStage[]> {
    return this.#replay.at(this.#id, position);
  }

  /**
   * Its events of all stages in the log's order, up to a position.
   * @throws NotFound when it has none
   */
  async events(until: Position): Promise<readonly RecordedEvent[]> {
    const stages = await this.at(0);
    const streams = await Promise.all(stages.map(({ category }) => this.#streams.whole(streamOf(category, this.#id))));
    const events = streams.flat().filter(({ position }) => position <= until);
    if (events.length === 0) throw new NotFound(`There is no partnership ${this.#id}, or it had no event yet`);
    return events.sort((one, other) => one.position - other.position);
  }
}
