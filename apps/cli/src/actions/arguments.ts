import { PartnershipId, type EventStore, type Position } from '@entente/kernel';
import { catalogued } from '../../../api/src/slices.js';
import { NotFound, UsageFault } from '../faults.js';

const POSITION = /^\d{1,15}$/;
/** A day, which begins in UTC, or a time that says its zone: what everybody reads alike. */
const MOMENT = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d))?$/;

/** The last position up to a place in the log as a person writes it: a position, or a time; the log's end where none is given. */
export async function positionOf(log: EventStore, place: string | undefined, option = '--as-of'): Promise<Position> {
  const head = await log.head();
  if (place === undefined) return head;
  return POSITION.test(place) ? Math.min(Number(place), head) : log.positionAt(momentOf(place, option).toISOString());
}

/** The first position from a place in the log on. */
export async function firstPositionOf(log: EventStore, place: string | undefined, option: string): Promise<Position> {
  if (place === undefined) return 1;
  if (POSITION.test(place)) return Number(place);
  return (await log.positionAt(new Date(momentOf(place, option).getTime() - 1).toISOString())) + 1;
}

function momentOf(place: string, option: string): Date {
  const moment = new Date(place);
  if (!MOMENT.test(place) || !isDay(place.slice(0, 10)) || Number.isNaN(moment.getTime())) {
    throw new UsageFault(`${option} ${place} is neither a position nor a time such as 2026-01-31 or 2026-01-31T12:00:00Z`);
  }
  return moment;
}

/** JavaScript takes 30 February for 2 March. */
function isDay(day: string): boolean {
  const moment = new Date(day);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day);
}

/** @throws UsageFault on a type that no event has */
export function eventTypes(given: string): readonly string[] {
  const types = given.split(',').map((type) => type.trim());
  const unknown = types.filter((type) => catalogued.every((event) => event.type !== type));
  if (unknown.length > 0) throw new UsageFault(`--types: no event is called ${unknown.join(', ')}`);
  return types;
}

/** @throws UsageFault naming the option */
export function wholeNumber(option: string, given: string): number {
  if (!POSITION.test(given)) throw new UsageFault(`${option} must be a whole number`);
  return Number(given);
}

/** @throws NotFound for an id that no partnership can have */
export function partnershipIdOf(given: string | undefined): PartnershipId {
  const { success, data } = PartnershipId.safeParse(given);
  if (!success) throw new NotFound(`There is no partnership ${given ?? ''}`);
  return data;
}
