import type { Actor, Command, Instant } from '@entente/kernel';

/** One command of the story: who gives it, when, and by which rule it is refused, where it is. */
export interface Scene {
  readonly at: Instant;
  readonly by: Actor;
  readonly command: Command;
  readonly refusedBy?: string;
}
