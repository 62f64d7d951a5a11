import { StageReplay } from '@entente/event-store';
import { Command, Option } from 'nest-commander';
import { eventTypes, partnershipIdOf, positionOf } from '../arguments.js';
import { reading, type CommonOptions } from '../data-folder.js';
import { onReadLog } from '../engine.js';
import { tellEvent } from '../event-lines.js';
import { eventsOf } from '../partnership-events.js';
import { Terminal } from '../terminal.js';
import { Verb } from '../verb.js';

interface HistoryOptions extends CommonOptions {
  readonly asOf?: string;
  readonly types?: readonly string[];
}

@Command({ name: 'history', arguments: '<partnershipId>', description: 'Every event of a partnership: what, when, who and why' })
export class HistoryVerb extends Verb {
  protected override readonly examples = [
    'history mattermost',
    'history mattermost --as-of 2020-01-31T12:00:00Z --types PartnershipAccepted --json',
  ];

  constructor(private readonly terminal: Terminal) {
    super();
  }

  override async run([id]: string[], options: HistoryOptions = {}): Promise<void> {
    const partnershipId = partnershipIdOf(id);
    await reading(options, (log) =>
      onReadLog(options, log, async (engine) => {
        const replay = engine.get(StageReplay, { strict: false });
        const events = await eventsOf({ log, replay }, partnershipId, await positionOf(log, options.asOf));
        for (const event of events) if (options.types?.includes(event.type) ?? true) await tellEvent(this.terminal, event, options.json);
      }),
    );
  }

  @Option({ flags: '--as-of <place>', description: 'Only up to this position or time' })
  protected asOf(given: string): string {
    return given;
  }

  @Option({ flags: '--types <types>', description: 'Only these event types, parted by commas' })
  protected types(given: string): readonly string[] {
    return eventTypes(given);
  }
}
