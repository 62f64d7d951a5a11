import { PartnershipId, WrongExpectedRevision, event, reaction, subjectOf, type EventStore } from '@entente/kernel';
import type { Execute } from '@entente/read-store';
import { gather } from '../../../libs/testing/new-events.js';
import { Rang, idOf, metadata } from '../timers/alarm-clocks.js';

export const Asked = event('Asked', 1, 'Something was asked', { partnershipId: PartnershipId });
export const Answered = event('Answered', 1, 'It was answered', { partnershipId: PartnershipId });

export const answering = reaction('when-asked-then-answer', Asked, ({ data, recordedAt }) => [
  { type: 'Answer', data: { partnershipId: data.partnershipId, now: recordedAt } },
]);

/** Does each command by one event with an id of its reason, as the product does: a repeat finds it there. */
export function executing(eventStore: EventStore, repeated: () => void): Execute {
  const execute: Execute = async (command, because) => {
    const [subject, id] = [subjectOf(command), idOf(because)];
    const stream = `done-${subject}`;
    const before = await gather(eventStore.readStream(stream));
    const done = before.find((one) => one.id === id);
    if (done !== undefined) repeated();
    const { now: _, ...data } = command.data;
    const type = command.type === 'Answer' ? Answered.type : Rang.type;
    const effect = { id, type, data, metadata: { ...metadata, causationId: because.event.id } };
    try {
      const { position } = done ?? (await eventStore.append(stream, before.at(-1)?.revision ?? 'none', [effect]));
      return { kind: 'accepted', subject, events: [], position };
    } catch (fault) {
      // Somebody who was frozen in the midst of it has woken up.
      if (fault instanceof WrongExpectedRevision) return execute(command, because);
      throw fault;
    }
  };
  return execute;
}
