import { Command, Option } from 'nest-commander';
import { Terminal } from '../terminal.js';
import { Verb, type CommonOptions } from '../verb.js';

export interface ReplayOptions extends CommonOptions {
  readonly asOf?: string;
}

@Command({ name: 'replay', arguments: '<partnershipId>', description: 'The state after every event, and what the event changed in it' })
export class ReplayVerb extends Verb {
  protected override readonly examples = ['replay mattermost', 'replay mattermost --as-of 120 --json'];

  constructor(private readonly terminal: Terminal) {
    super();
  }

  override async run([id]: string[], options: ReplayOptions = {}): Promise<void> {
    const { tellReplay } = await import('../actions/replay.js');
    await tellReplay(this.terminal, id, options);
  }

  @Option({ flags: '--as-of <place>', description: 'Only up to this position or time' })
  protected asOf(given: string): string {
    return given;
  }
}
