import { Command, Option } from 'nest-commander';
import { Terminal } from '../terminal.js';
import { Verb, type CommonOptions } from '../verb.js';

export interface RebuildOptions extends CommonOptions {
  readonly all?: boolean;
}

@Command({
  name: 'rebuild',
  arguments: '[readModels...]',
  description: 'Builds read models from nothing; of a folder, while no server has it',
})
export class RebuildVerb extends Verb {
  protected override readonly examples = ['rebuild timeline', 'rebuild --all'];

  constructor(private readonly terminal: Terminal) {
    super();
  }

  override async run(given: string[], options: RebuildOptions = {}): Promise<void> {
    const { rebuild } = await import('../actions/rebuild.js');
    await rebuild(this.terminal, given, options);
  }

  @Option({ flags: '--all', description: 'Every read model' })
  protected all(): boolean {
    return true;
  }
}
