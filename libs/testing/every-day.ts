import { BusinessCalendar, type Instant } from '@entente/kernel';

const DAY_MS = 86_400_000;

class EveryDay extends BusinessCalendar {
  after(from: Instant, businessDays: number): Instant {
    return later(from, businessDays * DAY_MS);
  }

  postponed(due: Instant, from: Instant, until: Instant): Instant {
    return later(due, Date.parse(until) - Date.parse(from));
  }

  monthsAfter(from: Instant, months: number): Instant {
    const moment = new Date(from);
    moment.setUTCMonth(moment.getUTCMonth() + months);
    return moment.toISOString();
  }
}

function later(moment: Instant, ms: number): Instant {
  return new Date(Date.parse(moment) + ms).toISOString();
}

/** A calendar without a day off, for tests that reckon in their head. */
export const everyDay: BusinessCalendar = new EveryDay();
