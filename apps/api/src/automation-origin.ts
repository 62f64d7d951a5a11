import { derivedId, type Origin } from '@entente/access';
import type { Because } from '@entente/read-store';

/** On whose behalf an automation commands. The command's id follows from its reason, so that a repeat has no second effect. */
export function automationOrigin({ event, reaction, index }: Because): Origin {
  return {
    actor: { id: `automation:${reaction.name}`, role: 'AUTOMATION' },
    correlationId: event.metadata.correlationId,
    causationId: event.id,
    commandId: derivedId(event.id, reaction.name, index),
  };
}
