import type { Instant } from '../vocabulary.js';

/** The one source of the present moment. */
export abstract class Clock {
  abstract now(): Instant;
}
