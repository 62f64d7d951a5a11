import { derivedId, type Origin } from '@entente/access';
import type { Because } from '@entente/read-store';

/** On whose behalf an automation commands. The command's id follows from its reason, so that a repeat has no second effect. */
export function automationOrigin({ event, automation, index }: Because): Origin {
  return {
    actor: { id: `automation:${automation}`, role: 'AUTOMATION' },
    correlationId: event.metadata.correlationId,
    causationId: event.id,
    commandId: derivedId(event.id, automation, index),
  };
}
