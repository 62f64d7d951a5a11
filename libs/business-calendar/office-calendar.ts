import { TZDate } from '@date-fns/tz';
import { BusinessCalendar, type Instant } from '@entente/kernel';
// One by one: the whole of date-fns takes every start of the program a second longer.
import { addDays } from 'date-fns/addDays';
import { addMonths } from 'date-fns/addMonths';
import { isWeekend } from 'date-fns/isWeekend';
import { lightFormat } from 'date-fns/lightFormat';
import { startOfDay } from 'date-fns/startOfDay';

export interface OfficeDays {
  /** An IANA time zone, for example `Europe/Berlin`. */
  readonly timeZone: string;
  /** Days off besides Saturdays and Sundays, as `YYYY-MM-DD` in that time zone. */
  readonly holidays: readonly string[];
}

/** Business days from Monday to Friday without holidays, in one time zone; a business day is a whole day. */
export class OfficeCalendar extends BusinessCalendar {
  readonly #timeZone: string;
  readonly #holidays: ReadonlySet<string>;

  constructor({ timeZone, holidays }: OfficeDays) {
    super();
    this.#timeZone = timeZone;
    this.#holidays = new Set(holidays);
  }

  after(from: Instant, businessDays: number): Instant {
    let day = this.#nextWorkedMoment(this.#local(from));
    for (let left = businessDays; left > 0; left -= 1) day = this.#nextBusinessDay(day);
    return instantOf(day);
  }

  postponed(due: Instant, from: Instant, until: Instant): Instant {
    return this.#later(due, this.#businessTime(from, until));
  }

  monthsAfter(from: Instant, months: number): Instant {
    return instantOf(addMonths(this.#local(from), months));
  }

  /** Milliseconds of business days between two moments; 0 when the second is not later. */
  #businessTime(from: Instant, until: Instant): number {
    const end = this.#local(until);
    let total = 0;
    for (let moment = this.#local(from); moment < end;) {
      const next = nextDay(moment);
      if (!this.#isOff(moment)) total += Math.min(Number(next), Number(end)) - Number(moment);
      moment = next;
    }
    return total;
  }

  #later(from: Instant, businessTime: number): Instant {
    if (businessTime === 0) return from;
    let moment = this.#nextWorkedMoment(this.#local(from));
    for (let left = businessTime; left > 0;) {
      const rest = Number(nextDay(moment)) - Number(moment);
      if (left < rest) return instantOf(new TZDate(Number(moment) + left, this.#timeZone));
      left -= rest;
      moment = this.#nextWorkedMoment(nextDay(moment));
    }
    return instantOf(moment);
  }

  #nextBusinessDay(day: TZDate): TZDate {
    let next = addDays(day, 1);
    while (this.#isOff(next)) next = addDays(next, 1);
    return next;
  }

  /** The moment itself on a business day, else the start of the next one. */
  #nextWorkedMoment(moment: TZDate): TZDate {
    return this.#isOff(moment) ? startOfDay(this.#nextBusinessDay(moment)) : moment;
  }

  #isOff(day: TZDate): boolean {
    return isWeekend(day) || this.#holidays.has(lightFormat(day, 'yyyy-MM-dd'));
  }

  #local(moment: Instant): TZDate {
    return new TZDate(Date.parse(moment), this.#timeZone);
  }
}

function nextDay(moment: TZDate): TZDate {
  return startOfDay(addDays(moment, 1));
}

function instantOf(moment: TZDate): Instant {
  return new Date(Number(moment)).toISOString();
}
