import { type StageReplay } from '@entente/event-store';
import { streamOf, type EventStore, type PartnershipId, type Position, type RecordedEvent } from '@entente/kernel';
import { NotFound } from '../faults.js';

/**
 * A partnership's events of all stages in the log's order, up to a position.
 * @throws NotFound when it has none
 */
export async function eventsOf(
  { log, replay }: { readonly log: EventStore; readonly replay: StageReplay },
  partnershipId: PartnershipId,
  until: Position,
): Promise<readonly RecordedEvent[]> {
  const stages = await replay.at(partnershipId, 0);
  const streams = await Promise.all(stages.map(({ category }) => all(log, streamOf(category, partnershipId))));
  const events = streams.flat().filter(({ position }) => position <= until);
  if (events.length === 0) throw new NotFound(`There is no partnership ${partnershipId}, or it had no event yet`);
  return events.sort((one, other) => one.position - other.position);
}

async function all(log: EventStore, stream: string): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const page of log.readStream(stream)) events.push(...page);
  return events;
}
