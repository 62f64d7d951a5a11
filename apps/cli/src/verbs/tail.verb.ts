import { Command, Option } from 'nest-commander';
import { Terminal } from '../terminal.js';
import { Verb, type CommonOptions } from '../verb.js';

export interface TailOptions extends CommonOptions {
  readonly after?: string;
  readonly types?: string;
  readonly partnership?: string;
}

@Command({ name: 'tail', description: 'Follows the log, also while a server writes to it, until Ctrl-C' })
export class TailVerb extends Verb {
  protected override readonly examples = ['tail', 'tail --after 0 --partnership mattermost --json'];

  constructor(private readonly terminal: Terminal) {
    super();
  }

  override async run(_: string[], options: TailOptions = {}): Promise<void> {
    const { followLog } = await import('../actions/tail.js');
    await followLog(this.terminal, options);
  }

  @Option({ flags: '--after <position>', description: 'Begin behind this position, 0 for everything (default: the log’s end)' })
  protected after(given: string): string {
    return given;
  }

  @Option({ flags: '--types <types>', description: 'Only these event types, parted by commas' })
  protected types(given: string): string {
    return given;
  }

  @Option({ flags: '--partnership <id>', description: 'Only events of this partnership' })
  protected partnership(id: string): string {
    return id;
  }
}
