import type { EventStore, Position, RecordedEvent } from '@entente/kernel';
import { UsageFault } from '../faults.js';
import type { Terminal } from '../terminal.js';
import type { TailOptions } from '../verbs/tail.verb.js';
import { eventTypes, partnershipIdOf, wholeNumber } from './arguments.js';
import { tellEvent } from './event-lines.js';
import { reading } from './stores.js';

export async function followLog(terminal: Terminal, options: TailOptions): Promise<void> {
  const partnership = options.partnership === undefined ? undefined : partnershipIdOf(options.partnership);
  const types = options.types === undefined ? undefined : eventTypes(options.types);
  const signal = terminal.interruption();
  await reading(options, async (log) => {
    const after = await beginningOf(log, options.after);
    if (options.json !== true) terminal.say(`Following the log behind position ${after}; Ctrl-C ends it`);
    for await (const { events } of log.subscribe({ after, signal, ...(types === undefined ? {} : { filter: { types } }) })) {
      for (const event of events)
        if (partnership === undefined || isAbout(event, partnership)) await tellEvent(terminal, event, options.json);
    }
  });
}

/** @throws UsageFault on a position that the log has not come to: what is recorded up to there would be missed (XX-6) */
async function beginningOf(log: EventStore, given: string | undefined): Promise<Position> {
  const head = await log.head();
  const after = given === undefined ? head : wholeNumber('--after', given);
  if (after > head) throw new UsageFault(`--after ${after} is beyond the log’s end at ${head}`);
  return after;
}

function isAbout({ data }: RecordedEvent, partnershipId: string): boolean {
  return typeof data === 'object' && data !== null && 'partnershipId' in data && data.partnershipId === partnershipId;
}
