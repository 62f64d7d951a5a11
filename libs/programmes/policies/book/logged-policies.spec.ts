import { setImmediate as nextTurn } from 'node:timers/promises';
import { InMemoryEventStore } from '@entente/event-store';
import { EventCatalogue, StoreFault, type SubscribeOptions, type SubscriptionBatch } from '@entente/kernel';
import { recorded } from '@entente/testing';
import type { PolicyPack } from '../domain/policy-pack.js';
import { PolicyPublished, policyEvents } from '../domain/policy.events.js';
import { handbook2019 } from '../packs/handbook-2019.js';
import { handbook2022 } from '../packs/handbook-2022.js';
import { LoggedPolicies } from './logged-policies.js';

const publishedAt = '2019-10-01T00:00:00.000Z';
const lastOf2021 = '2021-12-31T23:59:59.999Z';

/** A log that cannot be followed as often as it is told. */
class FaultyLog extends InMemoryEventStore {
  faults = 0;

  constructor() {
    super({ clock: { now: () => publishedAt }, catalogue: new EventCatalogue(policyEvents) });
  }

  override subscribe(options: SubscribeOptions): AsyncIterable<SubscriptionBatch> {
    if (this.faults === 0) return super.subscribe(options);
    this.faults -= 1;
    throw new StoreFault('The disk is full');
  }

  async publish(pack: PolicyPack): Promise<void> {
    const event = PolicyPublished({ ...pack, publishedAt });
    const metadata = recorded(event).metadata;
    await this.append(`policy-${pack.policy}`, (await this.head()) === 0 ? 'none' : 'exists', [
      { id: crypto.randomUUID(), ...event, metadata },
    ]);
  }
}

describe('The policies of the log', () => {
  let log: FaultyLog;
  let policies: LoggedPolicies;
  const versionAt = (moment: string): string => policies.inForceAt(moment).version;
  const known = async (version: string): Promise<void> => {
    while (versionAt('2099-01-01T00:00:00.000Z') !== version) await nextTurn();
  };

  beforeEach(() => {
    log = new FaultyLog();
  });
  afterEach(() => log.close());

  it('are the default pack alone as long as nothing was published', async () => {
    policies = await LoggedPolicies.following(log);
    expect([policies.isEmpty, versionAt('2030-01-01T00:00:00.000Z')]).toEqual([true, 'handbook-2019']);
  });

  it('are at the start what the log holds', async () => {
    await log.publish(handbook2019);
    await log.publish(handbook2022);
    policies = await LoggedPolicies.following(log);
    expect(policies.isEmpty).toBe(false);
    expect([versionAt(lastOf2021), versionAt(handbook2022.effectiveFrom)]).toEqual(['handbook-2019', 'handbook-2022']);
  });

  it('learn a version that is published later, and judge by it from its date on', async () => {
    await log.publish(handbook2019);
    policies = await LoggedPolicies.following(log);
    expect(versionAt(handbook2022.effectiveFrom)).toBe('handbook-2019');
    await log.publish(handbook2022);
    await known('handbook-2022');
    expect([versionAt(lastOf2021), versionAt(handbook2022.effectiveFrom)]).toEqual(['handbook-2019', 'handbook-2022']);
  });

  it('are followed on after faults of the store', async () => {
    await log.publish(handbook2019);
    log.faults = 3;
    policies = await LoggedPolicies.following(log, 0);
    await log.publish(handbook2022);
    await known('handbook-2022');
    expect(log.faults).toBe(0);
  });
});
