import { Clock, type Instant } from '@entente/kernel';

export class SystemClock extends Clock {
  override now(): Instant {
    return new Date().toISOString();
  }
}
