import { aPolicy, given, play } from '@entente/testing';
import fc from 'fast-check';
import { handbook2019 } from '../packs/handbook-2019.js';
import { handbook2022 } from '../packs/handbook-2022.js';
import { PublishPolicy } from './policy.commands.js';
import { policyDecider as policy } from './policy.decider.js';
import { PolicyPublished } from './policy.events.js';
import type { PolicyPack } from './policy-pack.js';
import { aVersionIsKnownBeforeItJudges, aVersionIsPublishedOnce, versionsFollowEachOther } from './policy.rules.js';

const now = '2021-12-01T09:00:00.000Z';
const inAMinute = '2021-12-01T09:01:00.000Z';
const nearly = '2021-12-01T09:00:59.999Z';
const publish = (pack: PolicyPack, stated: Partial<PublishPolicy['data']> = {}) => new PublishPolicy({ ...pack, now, ...stated });
const published = (pack: PolicyPack, effectiveFrom = pack.effectiveFrom) => PolicyPublished({ ...pack, effectiveFrom, publishedAt: now });
const first = given(policy, published(handbook2019));
const both = given(policy, published(handbook2019), published(handbook2022));

describe('A policy', () => {
  it('PO-1: publishes each version once, and nothing when sent twice', () => {
    first.when(publish(handbook2022)).then(published(handbook2022));
    first.when(publish(handbook2019)).thenNothing();
    both.when(publish(handbook2022, { now: '2022-06-01T00:00:00.000Z' })).thenNothing();
  });

  it('PO-1 refuses a version that was published with another date or other parameters', () => {
    const other = '2023-01-01T00:00:00.000Z';
    const facts = { version: 'handbook-2022', effectiveFrom: handbook2022.effectiveFrom };
    both.when(publish(handbook2022, { effectiveFrom: other })).refusedBy(aVersionIsPublishedOnce, facts);
    both.when(publish(handbook2022, { parameters: aPolicy({ metFrom: 4 }).parameters })).refusedBy(aVersionIsPublishedOnce, facts);
  });

  it('PO-2: gives a minute’s notice, except of the very first version', () => {
    first.when(publish(handbook2022, { effectiveFrom: inAMinute })).then(published(handbook2022, inAMinute));
    given(policy).when(publish(handbook2019)).then(published(handbook2019));
  });

  it.each([nearly, now, '2020-01-01T00:00:00.000Z'])('PO-2 refuses a version that takes effect sooner: %s', (effectiveFrom) => {
    const facts = { field: 'effectiveFrom', effectiveFrom, earliest: inAMinute };
    first.when(publish(handbook2022, { effectiveFrom })).refusedBy(aVersionIsKnownBeforeItJudges, facts);
  });

  it('PO-3: lets a version take effect later than the one before it', () => {
    const effectiveFrom = '2022-01-01T00:00:00.001Z';
    both.when(publish(handbook2022, { version: 'handbook-2023', effectiveFrom })).then({
      ...published(handbook2022, effectiveFrom),
      data: { ...published(handbook2022, effectiveFrom).data, version: 'handbook-2023' },
    });
  });

  it.each([handbook2022.effectiveFrom, '2021-12-31T00:00:00.000Z'])('PO-3 refuses one that would not: %s', (effectiveFrom) => {
    both.when(publish(handbook2022, { version: 'handbook-2023', effectiveFrom })).refusedBy(versionsFollowEachOther, {
      ...{ field: 'effectiveFrom', effectiveFrom },
      ...{ latest: 'handbook-2022', latestEffectiveFrom: handbook2022.effectiveFrom },
    });
  });

  it('PO-1, PO-3: has versions of different names that follow each other, whatever is sent', () => {
    const moment = fc.integer({ min: 0, max: 40 }).map((day) => new Date(Date.UTC(2021, 0, 1 + day)).toISOString());
    const sending = fc.record({ version: fc.constantFrom('a', 'b', 'c', 'd'), effectiveFrom: moment, now: moment });
    fc.assert(
      fc.property(fc.array(sending), (sendings) => {
        const steps = sendings.map((stated) => ({ send: publish(handbook2022, stated) }));
        const { recorded } = play(policy, { policy: aPolicy(), actor: { id: 'mia', role: 'ALLIANCE_MANAGER' } }, steps);
        const told = recorded.map(({ data }) => data).filter(isVersion);
        expect(told).toHaveLength(recorded.length);
        expect(new Set(told.map(({ version }) => version)).size).toBe(told.length);
        const moments = told.map(({ effectiveFrom }) => effectiveFrom);
        expect(moments).toEqual([...new Set(moments)].sort());
      }),
    );
  });
});

function isVersion(data: unknown): data is { readonly version: string; readonly effectiveFrom: string } {
  return typeof data === 'object' && data !== null && 'version' in data && 'effectiveFrom' in data;
}
