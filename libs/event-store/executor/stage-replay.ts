import type { Decider, EventStore, PartnershipId, Position, Revision } from '@entente/kernel';
import type { DeciderRegistry } from './decider-registry.js';
import { StageReader } from './stage-reader.js';

/** Where one stage of a partnership stood. */
export interface ReplayedStage {
  readonly category: string;
  readonly state: unknown;
  /** Of the stage's last event up to the position that was asked for. */
  readonly revision: Revision | 'none';
}

/** Tells the state of every stage at any position from the events alone (rule XX-2). */
export class StageReplay {
  readonly #deciders: DeciderRegistry;
  readonly #eventStore: Pick<EventStore, 'head'>;
  readonly #reader: StageReader;

  constructor(eventStore: Pick<EventStore, 'head' | 'readStream'>, deciders: DeciderRegistry) {
    this.#deciders = deciders;
    this.#eventStore = eventStore;
    this.#reader = new StageReader(eventStore);
  }

  /** @param position inclusive; without it the log's end, which is the same for every stage */
  async at(partnershipId: PartnershipId, position?: Position): Promise<readonly ReplayedStage[]> {
    const upTo = position ?? (await this.#eventStore.head());
    const stages = this.#deciders.all.filter(({ about }) => about === 'partnership');
    return Promise.all(stages.map((decider) => this.#stage(decider, partnershipId, upTo)));
  }

  async #stage(decider: Decider, partnershipId: PartnershipId, position: Position): Promise<ReplayedStage> {
    const { state, revision } = await this.#reader.past(decider, partnershipId, position);
    return { category: decider.category, state, revision };
  }
}
