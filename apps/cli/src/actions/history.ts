import type { Terminal } from '../terminal.js';
import type { HistoryOptions } from '../verbs/history.verb.js';
import { eventTypes, partnershipIdOf, positionOf } from './arguments.js';
import { onReadLog } from './engine.js';
import { tellEvent } from './event-lines.js';
import { PartnershipOnRecord } from './partnership-on-record.js';
import { reading } from './stores.js';

export async function tellHistory(terminal: Terminal, id: string | undefined, options: HistoryOptions): Promise<void> {
  const partnershipId = partnershipIdOf(id);
  const types = options.types === undefined ? undefined : eventTypes(options.types);
  await reading(options, (log) =>
    onReadLog(options, log, async (engine) => {
      const partnership = new PartnershipOnRecord(partnershipId, log, engine);
      const events = await partnership.events(await positionOf(log, options.asOf));
      for (const event of events) if (types?.includes(event.type) ?? true) await tellEvent(terminal, event, options.json);
    }),
  );
}
