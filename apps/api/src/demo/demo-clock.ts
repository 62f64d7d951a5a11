import { Clock, type Instant } from '@entente/kernel';

/** The time in a story: it stands still until the story moves it on. */
export class DemoClock extends Clock {
  #now: Instant = '2019-10-01T00:00:00.000Z';

  moveTo(moment: Instant): void {
    this.#now = moment;
  }

  override now(): Instant {
    return this.#now;
  }
}
