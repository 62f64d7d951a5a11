import { streamOf, type Command, type Decider, type EventStore, type Position, type RecordedEvent } from '@entente/kernel';
import type { RecordedDecision } from '../domain/would-differ.js';

/** A decision on record, at the place of the event that tells its command. */
export interface PlacedDecision extends RecordedDecision {
  readonly subject: string;
  readonly event: RecordedEvent;
}

interface Told {
  readonly event: RecordedEvent;
  readonly command: Command;
}

interface StageOnRecord {
  readonly log: EventStore;
  readonly decider: Decider;
  readonly subject: string;
}

/** The decisions of one stage of one partnership that the events at these positions tell, each with the state just before it. */
export async function decisionsOf(
  { log, decider, subject }: StageOnRecord,
  positions: ReadonlySet<Position>,
): Promise<readonly PlacedDecision[]> {
  const own = await eventsIn(log, streamOf(decider.category, subject));
  const others = await Promise.all(decider.observes.map((category) => eventsIn(log, streamOf(category, subject))));
  const byCommand = Map.groupBy(own, ({ metadata }) => metadata.commandId);
  const told = new Map([...byCommand.values()].flatMap(([first, ...more]) => toldBy(decider, first, more)));
  const decisions: PlacedDecision[] = [];
  let state = decider.initialState;
  for (const event of [own, ...others].flat().sort((one, other) => one.position - other.position)) {
    const decision = told.get(event.position);
    if (decision !== undefined && positions.has(decision.event.position)) {
      const { actor: id, role, policyVersion, commandId } = event.metadata;
      const recorded = (byCommand.get(commandId) ?? []).map(({ type, data }) => ({ type, data }));
      decisions.push({ ...decision, decider, subject, state, actor: { id, role }, policyVersion, recorded });
    }
    state = decider.evolve(state, event);
  }
  return decisions;
}

/** Keyed by the position of the command's first event, before which the state is looked at; a command is told once. */
function toldBy(decider: Decider, first: RecordedEvent | undefined, more: readonly RecordedEvent[]): readonly [Position, Told][] {
  if (first === undefined) return [];
  for (const event of [first, ...more]) {
    const command = decider.commandBehind(event, [first, ...more]);
    if (command !== undefined) return [[first.position, { event, command }]];
  }
  return [];
}

async function eventsIn(log: EventStore, stream: string): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const page of log.readStream(stream)) events.push(...page);
  return events;
}
