import type { Defect } from '../defect.js';

/** A field that a partner may ask, left open to another’s partnership (rule XX-10). */
const seen = (name: string, file: string, [from, to]: readonly [string, string], suite: string): Defect => ({
  name: `partner-sees-${name}-of-others`,
  breaks: `A partner is answered about the ${name} of partnerships that are not its own.`,
  edits: [{ file: `libs/${file}`, from, to }],
  noticedBy: [suite],
});

const ASKED = ['partnershipId: visibleTo(caller, partnershipId)', 'partnershipId'] as const;
const PARTNERSHIP = 'lifecycle/partnership/api/partnership.resolver.ts';
const HISTORY = 'history/api/history.resolver.ts';
const OWN = 'test/e2e/own-partnership.spec.ts';

export const defectsOfVisibility: readonly Defect[] = [
  seen('partnership', PARTNERSHIP, ['visibleTo(caller, id)', 'id'], OWN),
  seen('list', PARTNERSHIP, ['const own = boundTo(caller);', 'const own = boundTo({ ...caller, role: Role.AUDITOR });'], OWN),
  seen('history', HISTORY, ['visibleTo(caller, args.partnershipId)', 'args.partnershipId'], OWN),
  seen('state', HISTORY, ['visibleTo(caller, partnershipId)', 'partnershipId'], OWN),
  seen('integrations', 'lifecycle/integration/api/integrations.resolver.ts', ASKED, OWN),
  seen('plans', 'lifecycle/go-to-market/api/go-to-market-plans.resolver.ts', ASKED, 'test/e2e/go-to-market.spec.ts'),
  seen('revenue', 'lifecycle/revenue/api/revenue-totals.resolver.ts', ASKED, 'test/e2e/revenue.spec.ts'),
  seen('events', 'streams/api/events.resolver.ts', ASKED, 'test/e2e/policies.spec.ts'),
];
