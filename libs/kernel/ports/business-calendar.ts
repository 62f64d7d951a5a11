import type { Instant } from '../vocabulary.js';

/** The days that the house works on, in its time zone. Deadlines that are promised in business days are reckoned by it. */
export abstract class BusinessCalendar {
  /** So many business days after a moment, at the same time of day; from a day off it counts as from the start of the next business day. */
  abstract after(from: Instant, businessDays: number): Instant;

  /** Where a deadline moves to when its clock stood still between two moments: later by the business time between them. */
  abstract postponed(due: Instant, from: Instant, until: Instant): Instant;

  /** So many calendar months after a moment, at the same time of day; clamped to the month's last day. */
  abstract monthsAfter(from: Instant, months: number): Instant;
}
