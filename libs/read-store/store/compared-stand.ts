import { UnknownEvent } from '@entente/kernel';
import type { EventStore } from '@entente/kernel';
import { eventAt, markOf } from '../readers/stand.js';
import type { Stand } from '../readers/stand.js';
import { told } from './of-another-log.js';

/** Whether a reader stands where the log says it could; in words, to be read behind the reader's name, where it does not. */
export type ComparedStand = 'same' | 'unknown' | { readonly difference: string };

/** What an earlier version stored has no mark, or that of a position before; what a later one wrote cannot be read. */
export async function comparedStand(eventStore: EventStore, { position, mark }: Stand): Promise<ComparedStand> {
  if (position === 0) return 'unknown';
  try {
    const event = await eventAt(eventStore, position);
    if (event === undefined) return { difference: `come to position ${position}, where the log has no event` };
    if (mark?.startsWith(`${position} `) !== true) return 'unknown';
    return mark === markOf(event) ? 'same' : { difference: `come to ${told(mark)}, where the log has ${told(markOf(event))}` };
  } catch (fault) {
    if (fault instanceof UnknownEvent) return 'unknown';
    throw fault;
  }
}
