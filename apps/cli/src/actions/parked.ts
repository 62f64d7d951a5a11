import { ReadStore, Runners, type Parked } from '@entente/read-store';
import type { Configuration } from '../../../api/src/configuration.js';
import { NotFound, UsageFault } from '../faults.js';
import type { Terminal } from '../terminal.js';
import type { CommonOptions } from '../verb.js';
import { onOwnData } from './engine.js';
import { placeOfReadModels, settingsFor } from './settings.js';
import { readModelsToInspect } from './stores.js';

export async function listParked(terminal: Terminal, options: CommonOptions): Promise<void> {
  const parked = await parkedIn(settingsFor(options));
  for (const one of parked) await (options.json === true ? terminal.json(one) : terminal.data(lineOf(one)));
  if (parked.length === 0) terminal.say('Nothing is parked');
}

interface Lane {
  readonly reader: string;
  readonly key: string;
}

export async function retryParked(terminal: Terminal, { reader, key }: Lane, options: CommonOptions): Promise<void> {
  const still = await onOwnData(options, { instead: 'retryParkedEvent' }, async (engine) => {
    const runners = engine.get(Runners, { strict: false });
    const known = [runners.projections, runners.automations, runners.timers].flatMap(({ names }) => names);
    if (!known.includes(reader)) throw new UsageFault(`No read model, automation or timer is called ${reader}`);
    const parked = await engine.get(ReadStore, { strict: false }).parked(reader);
    if (!parked.some((one) => one.key === key)) throw new NotFound(`Nothing of ${key} is parked for ${reader}`);
    return runners.retryParked(reader, key);
  });
  if (still !== undefined) throw new Error(`It is parked still: ${lineOf(still)}`);
  await (options.json === true ? terminal.json({ reader, key, parked: false }) : terminal.data(`${key} is free again for ${reader}`));
}

async function parkedIn(settings: Configuration): Promise<readonly Parked[]> {
  const store = await readModelsToInspect(settings);
  if (store === undefined) throw new NotFound(`There are no read models in ${placeOfReadModels(settings)}`);
  try {
    return await store.parked();
  } finally {
    await store.close();
  }
}

function lineOf({ reader, key, position, eventType, reason, parkedAt }: Parked): string {
  return `${reader}  ${key}  ${eventType} at position ${position}, since ${parkedAt}: ${reason}`;
}
