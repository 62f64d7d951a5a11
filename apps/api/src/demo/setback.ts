import type { Actor, Command, Instant } from '@entente/kernel';
import type { Step } from './journeys.js';
import type { PartnershipInStory } from './partnership-in-story.js';

/** A command that is refused on the way. */
export interface Setback {
  readonly partnership: PartnershipInStory['id'];
  /** The step that it follows, or the moment at which it comes. */
  readonly after: Step | 'ENDED' | { readonly on: Instant };
  readonly rule: string;
  readonly by: (partnership: PartnershipInStory) => Actor;
  readonly command: (partnership: PartnershipInStory, now: Instant) => Command;
}
