import { Command, Option } from 'nest-commander';
import { Terminal } from '../terminal.js';
import { Verb, type CommonOptions } from '../verb.js';

export interface WhatIfOptions extends CommonOptions {
  readonly from?: string;
  readonly to?: string;
}

@Command({
  name: 'what-if',
  arguments: '<pack>',
  description:
    'Each decision on record of which something else would have come under another policy; what was refused then is not judged anew',
})
export class WhatIfVerb extends Verb {
  protected override readonly examples = ['what-if handbook-2022', 'what-if handbook-2022 --from 2020-01-01 --to 2020-12-31 --json'];

  constructor(private readonly terminal: Terminal) {
    super();
  }

  override async run([pack = '']: string[], options: WhatIfOptions = {}): Promise<void> {
    const { tellWhatIf } = await import('../actions/what-if.js');
    await tellWhatIf(this.terminal, pack, options);
  }

  @Option({ flags: '--from <place>', description: 'Only decisions from this position or time on' })
  protected from(given: string): string {
    return given;
  }

  @Option({ flags: '--to <place>', description: 'Only decisions up to this position or time' })
  protected to(given: string): string {
    return given;
  }
}
