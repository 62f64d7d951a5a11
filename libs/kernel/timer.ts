import type { Command } from './decider.js';
import type { EventDescriptor, EventOf } from './event.js';
import type { Recorded, RecordedEvent } from './recorded-event.js';
import type { Instant, PartnershipId } from './vocabulary.js';

/** What an event does to one clock of a timer; the last word on a key holds. */
export type Winding = SetClock | StoppedClock;

interface ClockOf {
  /** The partnership that the event is about. */
  readonly partnershipId: PartnershipId;
  /** Tells the clocks of one partnership apart; empty where it has one. */
  readonly key: string;
}

/** From now on the clock is due at this moment, wherever it stood before. */
export interface SetClock extends ClockOf {
  readonly dueAt: Instant;
}

/** The clock stands still, or does not exist. */
export interface StoppedClock extends ClockOf {
  readonly dueAt: null;
}

/** A clock that is due. */
export interface Alarm extends SetClock {
  /** When it was found due: at `dueAt` or later. */
  readonly now: Instant;
}

/**
 * Something that happens later: events set and stop its clocks, and a clock that is due commands. Pure; the durable runner
 * remembers the clocks across restarts, fires what is due in the order of `dueAt`, after it has handled the log's end, and
 * derives the command's id from the event that set the clock, the name and the key, so that the effect comes once. A clock that
 * was never stopped fires again when the clocks are wound anew from the log: a command that comes too late records nothing.
 */
export interface Timer {
  /** `<when>-<then>` as a sentence in kebab-case; stands as actor on what it causes. */
  readonly name: string;
  /** The event types that it listens to. */
  readonly on: readonly string[];
  wind(event: RecordedEvent): readonly Winding[];
  fire(alarm: Alarm): Command;
}

interface TimerParts<D extends EventDescriptor> {
  readonly on: readonly D[];
  readonly wind: (event: Recorded<EventOf<D>>) => readonly Winding[];
  readonly fire: (alarm: Alarm) => Command;
}

export function timer<D extends EventDescriptor>(name: string, { on, wind, fire }: TimerParts<D>): Timer {
  const types = on.map(({ type }) => type);
  const awaited = (event: RecordedEvent): event is Recorded<EventOf<D>> => types.includes(event.type);
  return { name, on: types, wind: (event) => (awaited(event) ? wind(event) : []), fire };
}
