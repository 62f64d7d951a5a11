import { ReadStoreInspection, Runners, type Parked } from '@entente/read-store';
import { Command, SubCommand } from 'nest-commander';
import { settingsFor, type CommonOptions } from '../data-folder.js';
import { NotFound, UsageFault } from '../ended.js';
import { onOwnLog } from '../engine.js';
import { Terminal } from '../terminal.js';
import { Verb } from '../verb.js';

async function parkedIn(folder: string): Promise<readonly Parked[]> {
  const store = ReadStoreInspection.open(folder);
  if (store === undefined) throw new NotFound(`There are no read models in ${folder}`);
  try {
    return await store.parked();
  } finally {
    await store.close();
  }
}

@SubCommand({ name: 'list', description: 'What waits for an operator, and why' })
export class ParkedListVerb extends Verb {
  protected override readonly examples = ['parked list', 'parked list --json'];

  constructor(private readonly terminal: Terminal) {
    super();
  }

  override async run(_: string[], options: CommonOptions = {}): Promise<void> {
    const parked = await parkedIn(settingsFor(options).dataDir);
    for (const one of parked) await (options.json === true ? this.terminal.json(one) : this.terminal.data(lineOf(one)));
    if (parked.length === 0) this.terminal.say('Nothing is parked');
  }
}

@SubCommand({ name: 'retry', arguments: '<reader> <key>', description: 'Handles again what was held back; needs the log for itself' })
export class ParkedRetryVerb extends Verb {
  protected override readonly examples = ['parked retry timeline mattermost'];

  constructor(private readonly terminal: Terminal) {
    super();
  }

  override async run([reader = '', key = '']: string[], options: CommonOptions = {}): Promise<void> {
    const still = await onOwnLog(options, { instead: 'retryParkedEvent' }, async (engine) => {
      const { projections, automations, timers } = engine.get(Runners, { strict: false });
      const runner = [projections, automations, timers].find(({ names }) => names.includes(reader));
      if (runner === undefined) throw new UsageFault(`No read model, automation or timer is called ${reader}`);
      const parked = await parkedIn(settingsFor(options).dataDir);
      if (!parked.some((one) => one.reader === reader && one.key === key)) throw new NotFound(`Nothing of ${key} is parked for ${reader}`);
      await runner.start();
      return runner.retryParked(reader, key).finally(() => runner.stop());
    });
    if (still !== undefined) throw new Error(`It is parked still: ${lineOf(still)}`);
    await (options.json === true
      ? this.terminal.json({ reader, key, parked: false })
      : this.terminal.data(`${key} is free again for ${reader}`));
  }
}

@Command({ name: 'parked', description: 'Events that a reader could not handle', subCommands: [ParkedListVerb, ParkedRetryVerb] })
export class ParkedVerb extends Verb {
  protected override readonly examples = ['parked list', 'parked retry timeline mattermost'];

  override run(): Promise<void> {
    throw new UsageFault('parked: say list or retry');
  }
}

function lineOf({ reader, key, position, eventType, reason, parkedAt }: Parked): string {
  return `${reader}  ${key}  ${eventType} at position ${position}, since ${parkedAt}: ${reason}`;
}
