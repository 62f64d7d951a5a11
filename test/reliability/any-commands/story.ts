import { Role } from '@entente/access';
import type { Actor, Outcome } from '@entente/kernel';
import fc from 'fast-check';
import type { House } from './house.js';
import { draftsMostlyOf } from './stages.js';
import { draftAbout, type Draft } from './table.js';
import { newPartnershipIds, partnershipIds } from './values.js';
import { wayBack, type Traveller } from './way.js';

type Step =
  | { readonly send: Draft; readonly by: Actor; readonly awaits: boolean }
  | { readonly onwards: Traveller; readonly far: number }
  | { readonly turnsDown: Traveller; readonly reopenedAs: string }
  | { readonly rushes: Traveller; readonly ends: boolean }
  | { readonly turns: number }
  | { readonly rests: true };

const DAY = 86_400;
const manager: Actor = { id: 'ada', role: Role.ALLIANCE_MANAGER };
const roles = fc.constantFrom(...Object.values(Role), Role.ALLIANCE_MANAGER, Role.ALLIANCE_MEMBER, Role.ALLIANCE_MEMBER, 'AUTOMATION');
const actors: fc.Arbitrary<Actor> = fc.record({ id: fc.constantFrom('ada', 'bo', 'cy'), role: roles });
const turns = fc.oneof(fc.integer({ min: -60, max: 60 }), fc.integer({ min: 60, max: 9 * DAY }), fc.constantFrom(400 * DAY));

/** @param far how many steps towards a renewal are gone at once */
function steps(subject: string, ...far: readonly number[]): fc.Arbitrary<Step> {
  return fc.oneof(
    { weight: 10, arbitrary: fc.record({ send: draftsMostlyOf(subject), by: actors, awaits: fc.boolean() }) },
    { weight: 6, arbitrary: fc.record({ onwards: partnershipIds, far: fc.constantFrom(...far) }) },
    { weight: 1, arbitrary: fc.record({ turnsDown: partnershipIds, reopenedAs: newPartnershipIds }) },
    { weight: 1, arbitrary: fc.record({ rushes: partnershipIds, ends: fc.constantFrom(false, false, true) }) },
    { weight: 2, arbitrary: turns.map((seconds) => ({ turns: seconds })) },
    { weight: 2, arbitrary: fc.constant({ rests: true as const }) },
  );
}

const about = (subject: string, ...far: readonly number[]) =>
  fc.array(steps(subject, ...far), { minLength: 1, maxLength: 90, size: 'max' });

/** Anything that may happen in the house, from anybody. */
export const stories: fc.Arbitrary<readonly Step[]> = fc.oneof(
  about('inboundRequest', 1, 2, 4),
  about('integration', 2, 7),
  about('goToMarket', 2, 9, 9),
  about('revenue', 4, 12),
);

/** @returns what was answered, and what failed */
export async function happens(story: readonly Step[], house: House): Promise<readonly (Outcome | { readonly fault: unknown })[]> {
  const answers: Promise<Outcome | { readonly fault: unknown }>[] = [];
  const send = (draft: Draft, by: Actor) => {
    const answer = house.send(draft, by).catch((fault: unknown) => ({ fault, of: draft }));
    answers.push(answer);
    return answer;
  };
  for (const step of story) {
    if ('rests' in step) await house.settled();
    else if ('turns' in step) house.turnClock(step.turns);
    else if ('onwards' in step) await goOn(step, house, send);
    else if ('rushes' in step) await rush(step, house, send);
    else if ('turnsDown' in step) await turnDown(step, send);
    else if (step.awaits) await send(step.send, step.by);
    else void send(step.send, step.by);
  }
  return Promise.all(answers);
}

type Send = (draft: Draft, by: Actor) => Promise<Outcome | { readonly fault: unknown }>;

/** So many times does the farthest of all steps towards a renewal that can be done. */
async function goOn({ onwards, far }: Extract<Step, { onwards: Traveller }>, house: House, send: Send): Promise<void> {
  for (let gone = 0; gone < far; gone += 1) await advance(onwards, house, send);
}

async function advance(partnershipId: Traveller, { criteria }: House, send: Send): Promise<void> {
  for (const draft of wayBack(partnershipId, criteria)) {
    const answer = await send(draft, manager);
    if ('kind' in answer && answer.kind === 'accepted' && answer.events.length > 0) return;
  }
}

/** Declines a request and reopens it at once. */
async function turnDown({ turnsDown: partnershipId, reopenedAs }: Extract<Step, { turnsDown: Traveller }>, send: Send): Promise<void> {
  const reason = 'Another time';
  await send(draftAbout(partnershipId, 'DeclinePartnership', { reason, ground: 'OTHER', productStage: null }), manager);
  await send(draftAbout(partnershipId, 'ReopenRequest', { newPartnershipId: reopenedAs, reason }), manager);
}

/** Everything on the way is decided at one moment, and the end as well. */
async function rush({ rushes, ends }: Extract<Step, { rushes: Traveller }>, { criteria }: House, send: Send): Promise<void> {
  const end = ends ? [draftAbout(rushes, 'EndPartnership', { reason: 'Acquired' })] : [];
  await Promise.all([...wayBack(rushes, criteria), ...end].map((draft) => send(draft, manager)));
}
