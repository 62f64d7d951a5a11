import { Clock, type Instant } from '@entente/kernel';

/** The machine's clock. */
export class SystemClock extends Clock {
  now(): Instant {
    return new Date().toISOString();
  }
}
