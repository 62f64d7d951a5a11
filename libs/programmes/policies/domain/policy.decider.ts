import { decider, ensure, type EventOf } from '@entente/kernel';
import type { PublishPolicy } from './policy.commands.js';
import { PolicyPublished, policyEvents } from './policy.events.js';
import type { PolicyPack } from './policy-pack.js';
import { aVersionIsKnownBeforeItJudges, aVersionIsPublishedOnce, versionsFollowEachOther } from './policy.rules.js';

const NOTICE_MS = 60_000;

type PolicyEvent = EventOf<(typeof policyEvents)[number]>;

type PolicyState =
  | { readonly status: 'UNPUBLISHED' }
  | { readonly status: 'PUBLISHED'; readonly versions: readonly PolicyPack[]; readonly latest: PolicyPack };

const unpublished: PolicyState = { status: 'UNPUBLISHED' };

export const policyDecider = decider({
  ...{ category: 'policy', about: 'policy' },
  records: policyEvents,
  initialState: unpublished,
  decide,
  evolve,
});

function decide(command: PublishPolicy, state: PolicyState): readonly PolicyEvent[] {
  const { now, ...wanted } = command.data;
  switch (state.status) {
    case 'UNPUBLISHED':
      return [PolicyPublished({ ...wanted, publishedAt: now })];
    case 'PUBLISHED': {
      const { version, effectiveFrom } = wanted;
      const before = state.versions.find((one) => one.version === version);
      if (before !== undefined && same(before, wanted)) return [];
      ensure(before === undefined, aVersionIsPublishedOnce, { version, effectiveFrom: before?.effectiveFrom });
      const earliest = new Date(Date.parse(now) + NOTICE_MS).toISOString();
      ensure(effectiveFrom >= earliest, aVersionIsKnownBeforeItJudges, { field: 'effectiveFrom', effectiveFrom, earliest });
      const { latest } = state;
      ensure(effectiveFrom > latest.effectiveFrom, versionsFollowEachOther, {
        ...{ field: 'effectiveFrom', effectiveFrom },
        ...{ latest: latest.version, latestEffectiveFrom: latest.effectiveFrom },
      });
      return [PolicyPublished({ ...wanted, publishedAt: now })];
    }
  }
}

function same(one: PolicyPack, other: PolicyPack): boolean {
  const content = ({ effectiveFrom, parameters }: PolicyPack): string => JSON.stringify([effectiveFrom, Object.entries(parameters).sort()]);
  return content(one) === content(other);
}

function evolve(state: PolicyState, { data: { publishedAt: _at, ...latest } }: PolicyEvent): PolicyState {
  return { status: 'PUBLISHED', versions: [...(state.status === 'PUBLISHED' ? state.versions : []), latest], latest };
}
