import { Command, Option } from 'nest-commander';
import { Terminal } from '../terminal.js';
import { Verb, type CommonOptions } from '../verb.js';

export interface HistoryOptions extends CommonOptions {
  readonly asOf?: string;
  readonly types?: string;
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
    const { tellHistory } = await import('../actions/history.js');
    await tellHistory(this.terminal, id, options);
  }

  @Option({ flags: '--as-of <place>', description: 'Only up to this position or time' })
  protected asOf(given: string): string {
    return given;
  }

  @Option({ flags: '--types <types>', description: 'Only these event types, parted by commas' })
  protected types(given: string): string {
    return given;
  }
}
