import type { Instant, RecordedEvent, SetClock, Timer } from '@entente/kernel';

/** A clock that runs in the story, with what set it. */
interface RunningClock extends SetClock {
  readonly timer: Timer;
  readonly event: RecordedEvent;
}

/** The clocks of the story's timers, in memory. */
export class Clocks {
  readonly #running = new Map<string, RunningClock>();

  constructor(private readonly timers: readonly Timer[]) {}

  wind(event: RecordedEvent): void {
    for (const timer of this.timers.filter(({ on }) => on.includes(event.type))) {
      for (const { partnershipId, key, dueAt } of timer.wind(event)) {
        const name = JSON.stringify([timer.name, partnershipId, key]);
        if (dueAt === null) this.#running.delete(name);
        else this.#running.set(name, { timer, event, partnershipId, key, dueAt });
      }
    }
  }

  /** Takes away the first clock that is due at this moment or earlier, if there is one. */
  takeDue(moment: Instant): RunningClock | undefined {
    const [first] = [...this.#running].filter(([, { dueAt }]) => dueAt <= moment).sort(byDueMoment);
    if (first !== undefined) this.#running.delete(first[0]);
    return first?.[1];
  }
}

function byDueMoment([oneName, one]: [string, RunningClock], [otherName, other]: [string, RunningClock]): number {
  if (one.dueAt !== other.dueAt) return one.dueAt < other.dueAt ? -1 : 1;
  return one.event.position - other.event.position || (oneName < otherName ? -1 : 1);
}
