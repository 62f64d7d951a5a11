import type { Command, Reaction, RecordedEvent } from '@entente/kernel';

/**
 * An automation that reaches out of the house: does something there about an event, and tells by commands what became of it.
 * A pure {@link Reaction} is one that has nothing to wait for. It may be asked again about the same event.
 */
export interface Errand extends Omit<Reaction, 'react'> {
  react(event: RecordedEvent): readonly Command[] | Promise<readonly Command[]>;
}
