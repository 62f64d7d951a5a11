import { Command, Option } from 'nest-commander';
import { Terminal } from '../terminal.js';
import { Verb, type CommonOptions } from '../verb.js';

export interface DoctorOptions extends CommonOptions {
  readonly deep?: boolean;
}

@Command({ name: 'doctor', description: 'Checks configuration, the whole log and the read models, and changes nothing' })
export class DoctorVerb extends Verb {
  protected override readonly examples = ['doctor', 'doctor --deep --json'];

  constructor(private readonly terminal: Terminal) {
    super();
  }

  override async run(_: string[], options: DoctorOptions = {}): Promise<void> {
    const { examine } = await import('../actions/doctor.js');
    await examine(this.terminal, options);
  }

  @Option({ flags: '--deep', description: 'Compare every read model with one that is built from nothing' })
  protected deep(): boolean {
    return true;
  }
}
