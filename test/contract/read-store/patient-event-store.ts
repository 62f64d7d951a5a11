import type { SubscribeOptions, SubscriptionBatch } from '@entente/kernel';
import { InMemoryEventStore } from '../../../libs/event-store/in-memory/in-memory-event-store.js';

const EVENTS_A_BATCH_OF_BUILDS = 2_000;

/** A log of which a build is told nothing once that was asked for. */
export class PatientEventStore extends InMemoryEventStore {
  #building: PromiseWithResolvers<undefined> | undefined;

  /** Resolves once a build has begun that will not end. */
  async nextBuild(): Promise<void> {
    this.#building = Promise.withResolvers();
    await this.#building.promise;
  }

  override subscribe(options: SubscribeOptions): AsyncIterable<SubscriptionBatch> {
    const building = this.#building;
    if (building === undefined || options.batchSize !== EVENTS_A_BATCH_OF_BUILDS) return super.subscribe(options);
    building.resolve(undefined);
    return super.subscribe({ ...options, after: Number.MAX_SAFE_INTEGER });
  }
}
