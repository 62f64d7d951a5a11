import { Command, Option } from 'nest-commander';
import { Terminal } from '../terminal.js';
import { Verb, type CommonOptions } from '../verb.js';

export interface CopyOptions extends CommonOptions {
  readonly from?: string;
  readonly to?: string;
  readonly verify?: boolean;
}

@Command({
  name: 'copy',
  description: 'Moves a log between a folder and an EventStoreDB, every event as it was written; goes on where it was interrupted',
})
export class CopyVerb extends Verb {
  protected override readonly examples = [
    'copy --from ./data --to EVENTSTORE_URL',
    'copy --from EVENTSTORE_URL --to ./back',
    'copy --from ./data --to ./back --verify',
  ];

  constructor(private readonly terminal: Terminal) {
    super();
  }

  override async run(_: string[], options: CopyOptions = {}): Promise<void> {
    const { copy } = await import('../actions/copy.js');
    await copy(this.terminal, options);
  }

  @Option({ flags: '--from <log>', description: 'A folder, esdb://…, or EVENTSTORE_URL for what it says (default: the data’s folder)' })
  protected from(given: string): string {
    return given;
  }

  @Option({ flags: '--to <log>', description: 'The same; the word EVENTSTORE_URL keeps a password off the command line', required: true })
  protected to(given: string): string {
    return given;
  }

  @Option({ flags: '--verify', description: 'Only compare the two, and change neither' })
  protected verify(): boolean {
    return true;
  }
}
