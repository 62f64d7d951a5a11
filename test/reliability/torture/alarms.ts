import type { RawEvent } from './raw-log.js';

/** What tells one doing of a timer, or of what it leads to, from every other. */
const DOINGS: Readonly<Record<string, (data: RawEvent['data']) => readonly unknown[]>> = {
  ClockRanOut: ({ partnershipId, clock, dueAt }) => [partnershipId, clock, dueAt],
  DeliveryQueued: ({ deliveryId, attempt }) => [deliveryId, attempt],
  DeliveryMade: ({ deliveryId, attempt }) => [deliveryId, attempt],
  DeliveryFailed: ({ deliveryId, attempt }) => [deliveryId, attempt],
  DeliverySkipped: ({ deliveryId, attempt }) => [deliveryId, attempt],
};

/** Timers that fired, in words what they did. */
export function firings(log: readonly RawEvent[]): readonly string[] {
  return log.filter(({ type, data }) => type === 'ClockRanOut' || (type === 'DeliveryQueued' && Number(data['attempt']) > 1)).map(doingOf);
}

/** What was done more than once. */
export function firedTwice(log: readonly RawEvent[]): readonly string[] {
  const seen = new Set<string>();
  return log
    .filter(({ type }) => type in DOINGS)
    .map(doingOf)
    .filter((doing) => seen.size === seen.add(doing).size)
    .map((doing) => `${doing} came twice`);
}

/** What was done before it was due, by the clock of whoever did it. */
export function firedEarly(log: readonly RawEvent[]): readonly string[] {
  const retryAt = new Map<string, string>();
  return log.flatMap(({ type, data, position }) => {
    const { deliveryId, attempt } = data;
    if (type === 'DeliveryFailed') retryAt.set(`${String(deliveryId)} ${Number(attempt) + 1}`, String(data['retryAt']));
    const [due, done] =
      type === 'ClockRanOut'
        ? [String(data['dueAt']), String(data['ranOutAt'])]
        : [retryAt.get(`${String(deliveryId)} ${String(attempt)}`) ?? '', String(data['queuedAt'])];
    const isAlarm = type === 'ClockRanOut' || type === 'DeliveryQueued';
    return isAlarm && done < due ? [`${type} at ${position} was done at ${done}, and was due at ${due}`] : [];
  });
}

/** Events that the log says were recorded before the event before them. */
export function recordedBackwards(log: readonly RawEvent[]): readonly string[] {
  return log
    .filter(({ recordedAt }, index) => recordedAt < (log[index - 1]?.recordedAt ?? ''))
    .map(({ position, recordedAt }) => `Position ${position} was recorded at ${recordedAt}, before the one before it`);
}

function doingOf({ type, data }: RawEvent): string {
  return `${type} ${JSON.stringify(DOINGS[type]?.(data))}`;
}
