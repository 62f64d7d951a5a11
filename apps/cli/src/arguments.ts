import { PartnershipId, type EventStore, type Position } from '@entente/kernel';
import { catalogued } from '../../api/src/slices.js';
import { NotFound, UsageFault } from './ended.js';

const POSITION = /^\d{1,15}$/;

/** A place in the log as a person writes it: a position, or a time. */
export async function positionOf(log: EventStore, asOf: string | undefined): Promise<Position> {
  const head = await log.head();
  if (asOf === undefined) return head;
  if (POSITION.test(asOf)) return Math.min(Number(asOf), head);
  const moment = new Date(asOf);
  if (Number.isNaN(moment.getTime())) throw new UsageFault(`--as-of ${asOf} is neither a position nor a time such as 2026-01-31T12:00:00Z`);
  return log.positionAt(moment.toISOString());
}

/** @throws UsageFault on a type that no event has */
export function eventTypes(given: string): readonly string[] {
  const types = given.split(',').map((type) => type.trim());
  const unknown = types.filter((type) => catalogued.every((event) => event.type !== type));
  if (unknown.length > 0) throw new UsageFault(`--types: no event is called ${unknown.join(', ')}`);
  return types;
}

export function wholeNumber(option: string): (given: string) => number {
  return (given) => {
    if (!POSITION.test(given)) throw new UsageFault(`${option} must be a whole number`);
    return Number(given);
  };
}

/** @throws NotFound for an id that no partnership can have */
export function partnershipIdOf(given: string | undefined): PartnershipId {
  const { success, data } = PartnershipId.safeParse(given);
  if (!success) throw new NotFound(`There is no partnership ${given ?? ''}`);
  return data;
}
