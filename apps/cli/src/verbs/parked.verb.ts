import { Command, SubCommand } from 'nest-commander';
import { UsageFault } from '../faults.js';
import { Terminal } from '../terminal.js';
import { Verb, type CommonOptions } from '../verb.js';

@SubCommand({ name: 'list', description: 'What waits for an operator, and why' })
export class ParkedListVerb extends Verb {
  protected override readonly examples = ['parked list', 'parked list --json'];

  constructor(private readonly terminal: Terminal) {
    super();
  }

  override async run(_: string[], options: CommonOptions = {}): Promise<void> {
    const { listParked } = await import('../actions/parked.js');
    await listParked(this.terminal, options);
  }
}

@SubCommand({
  name: 'retry',
  arguments: '<reader> <key>',
  description: 'Handles again what was held back; of a folder, while no server has it',
})
export class ParkedRetryVerb extends Verb {
  protected override readonly examples = ['parked retry timeline mattermost'];

  constructor(private readonly terminal: Terminal) {
    super();
  }

  override async run([reader = '', key = '']: string[], options: CommonOptions = {}): Promise<void> {
    const { retryParked } = await import('../actions/parked.js');
    await retryParked(this.terminal, { reader, key }, options);
  }
}

@Command({ name: 'parked', description: 'Events that a reader could not handle', subCommands: [ParkedListVerb, ParkedRetryVerb] })
export class ParkedVerb extends Verb {
  protected override readonly examples = ['parked list', 'parked retry timeline mattermost'];

  override run(): Promise<void> {
    throw new UsageFault('parked: say list or retry');
  }
}
