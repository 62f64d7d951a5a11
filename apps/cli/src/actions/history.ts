import { StageReplay } from '@entente/event-store';
import type { Terminal } from '../terminal.js';
import type { HistoryOptions } from '../verbs/history.verb.js';
import { eventTypes, partnershipIdOf, positionOf } from './arguments.js';
import { onReadLog } from './engine.js';
import { tellEvent } from './event-lines.js';
import { eventsOf } from './partnership-events.js';
import { reading } from './stores.js';

export async function tellHistory(terminal: Terminal, id: string | undefined, options: HistoryOptions): Promise<void> {
  const partnershipId = partnershipIdOf(id);
  const types = options.types === undefined ? undefined : eventTypes(options.types);
  await reading(options, (log) =>
    onReadLog(options, log, async (engine) => {
      const replay = engine.get(StageReplay, { strict: false });
      const events = await eventsOf({ log, replay }, partnershipId, await positionOf(log, options.asOf));
      for (const event of events) if (types?.includes(event.type) ?? true) await tellEvent(terminal, event, options.json);
    }),
  );
}
