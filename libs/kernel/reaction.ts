import type { Command } from './decider.js';
import type { EventDescriptor, EventOf } from './event.js';
import type { Recorded, RecordedEvent } from './recorded-event.js';

/**
 * An automation: when this has happened, then command that. Pure; the durable runner delivers each event at least once
 * and derives the commands' ids from the event's id and the name, so the effect comes once.
 */
export interface Reaction {
  /** `when-<this>-then-<that>`; stands as actor on what it causes. */
  readonly name: string;
  /** The event type that it waits for. */
  readonly on: string;
  react(event: RecordedEvent): readonly Command[];
}

export function reaction<D extends EventDescriptor>(
  name: string,
  on: D,
  react: (event: Recorded<EventOf<D>>) => readonly Command[],
): Reaction {
  const awaited = (event: RecordedEvent): event is Recorded<EventOf<D>> => event.type === on.type;
  return { name, on: on.type, react: (event) => (awaited(event) ? react(event) : []) };
}
