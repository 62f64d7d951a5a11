import type { EventStore, Position, RecordedEvent } from '@entente/kernel';
import { Command, Option } from 'nest-commander';
import { eventTypes, partnershipIdOf, wholeNumber } from '../arguments.js';
import { reading, type CommonOptions } from '../data-folder.js';
import { UsageFault } from '../ended.js';
import { tellEvent } from '../event-lines.js';
import { Terminal } from '../terminal.js';
import { Verb } from '../verb.js';

interface TailOptions extends CommonOptions {
  readonly after?: number;
  readonly types?: readonly string[];
  readonly partnership?: string;
}

@Command({ name: 'tail', description: 'Follows the log, also while a server writes to it, until Ctrl-C' })
export class TailVerb extends Verb {
  protected override readonly examples = ['tail', 'tail --after 0 --partnership mattermost --json'];

  constructor(private readonly terminal: Terminal) {
    super();
  }

  override async run(_: string[], { types, partnership, ...options }: TailOptions = {}): Promise<void> {
    const signal = this.terminal.interruption();
    await reading(options, async (log) => {
      const after = await beginningOf(log, options.after);
      if (options.json !== true) this.terminal.say(`Following the log behind position ${after}; Ctrl-C ends it`);
      for await (const { events } of log.subscribe({ after, signal, ...(types === undefined ? {} : { filter: { types } }) })) {
        for (const event of events)
          if (partnership === undefined || isAbout(event, partnership)) await tellEvent(this.terminal, event, options.json);
      }
    });
  }

  @Option({ flags: '--after <position>', description: 'Begin behind this position, 0 for everything (default: the log’s end)' })
  protected after(given: string): number {
    return wholeNumber('--after')(given);
  }

  @Option({ flags: '--types <types>', description: 'Only these event types, parted by commas' })
  protected types(given: string): readonly string[] {
    return eventTypes(given);
  }

  @Option({ flags: '--partnership <id>', description: 'Only events of this partnership' })
  protected partnership(id: string): string {
    return partnershipIdOf(id);
  }
}

/** @throws UsageFault on a position that the log has not come to: what is recorded up to there would be missed (XX-6) */
async function beginningOf(log: EventStore, after: number | undefined): Promise<Position> {
  const head = await log.head();
  if (after !== undefined && after > head) throw new UsageFault(`--after ${after} is beyond the log’s end at ${head}`);
  return after ?? head;
}

function isAbout({ data }: RecordedEvent, partnershipId: string): boolean {
  return typeof data === 'object' && data !== null && 'partnershipId' in data && data.partnershipId === partnershipId;
}
