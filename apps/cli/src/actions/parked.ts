import { ReadStoreInspection, Runners, type Parked } from '@entente/read-store';
import { NotFound, UsageFault } from '../faults.js';
import type { Terminal } from '../terminal.js';
import type { CommonOptions } from '../verb.js';
import { settingsFor } from './settings.js';
import { onOwnLog } from './engine.js';

export async function listParked(terminal: Terminal, options: CommonOptions): Promise<void> {
  const parked = await parkedIn(settingsFor(options).dataDir);
  for (const one of parked) await (options.json === true ? terminal.json(one) : terminal.data(lineOf(one)));
  if (parked.length === 0) terminal.say('Nothing is parked');
}

interface Lane {
  readonly reader: string;
  readonly key: string;
}

export async function retryParked(terminal: Terminal, { reader, key }: Lane, options: CommonOptions): Promise<void> {
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
  await (options.json === true ? terminal.json({ reader, key, parked: false }) : terminal.data(`${key} is free again for ${reader}`));
}

async function parkedIn(folder: string): Promise<readonly Parked[]> {
  const store = ReadStoreInspection.open(folder);
  if (store === undefined) throw new NotFound(`There are no read models in ${folder}`);
  try {
    return await store.parked();
  } finally {
    await store.close();
  }
}

function lineOf({ reader, key, position, eventType, reason, parkedAt }: Parked): string {
  return `${reader}  ${key}  ${eventType} at position ${position}, since ${parkedAt}: ${reason}`;
}
