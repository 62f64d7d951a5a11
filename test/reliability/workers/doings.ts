import type { EventDescriptor, EventOf, Recorded, RecordedEvent } from '@entente/kernel';
import { Rang, Stopped, Wound } from '../timers/alarm-clocks.js';
import { Answered, Asked } from './errands.js';

export const ERRANDS = [Asked, Answered, Wound, Stopped, Rang] as const;

/** What automations and timers did, as the log tells it; each cause is to have one effect. */
export interface Doings {
  readonly done: number;
  /** The ids of causes without their effect. */
  readonly undone: readonly string[];
  /** Of causes with more than one. */
  readonly doubled: readonly string[];
  /** Of clocks that rang before they were due. */
  readonly early: readonly string[];
  /** Of clocks that rang although they had been stopped before they were due. */
  readonly stopped: readonly string[];
}

export function doingsIn(log: readonly RecordedEvent[]): Doings {
  const rang = eventsOf(log, Rang);
  const effects = Map.groupBy([...eventsOf(log, Answered), ...rang], ({ metadata }) => metadata.causationId);
  const stoppedAt = new Map(eventsOf(log, Stopped).map(({ data, recordedAt }) => [data.key, recordedAt]));
  const wound = eventsOf(log, Wound);
  const due = [...eventsOf(log, Asked), ...wound.filter(({ data }) => !stoppedAt.has(data.key))];
  const stopped = wound.filter(({ data }) => (stoppedAt.get(data.key) ?? data.dueAt) < data.dueAt);
  return {
    done: [...effects.values()].flat().length,
    undone: due.map(({ id }) => id).filter((id) => !effects.has(id)),
    doubled: [...effects].filter(([, { length }]) => length > 1).map(([cause]) => cause),
    early: rang.filter(({ data, recordedAt }) => recordedAt < data.dueAt).map(({ metadata }) => metadata.causationId),
    stopped: stopped.map(({ id }) => id).filter((id) => effects.has(id)),
  };
}

function eventsOf<D extends EventDescriptor>(log: readonly RecordedEvent[], on: D): readonly Recorded<EventOf<D>>[] {
  return log.filter((one): one is Recorded<EventOf<D>> => one.type === on.type);
}
