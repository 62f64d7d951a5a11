import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { connectionStringProblem, isOnServer } from '@entente/event-store';
import { UsageFault } from '../faults.js';
import type { CopyOptions } from '../verbs/copy.verb.js';
import { settingsFor } from './settings.js';

interface Places {
  readonly from: string;
  readonly to: string;
}

/** @throws UsageFault on what is neither a folder nor a connection string, and on one log given twice */
export function placesOf(options: CopyOptions): Places {
  const from = placeOf('--from', options.from ?? settingsFor(options).dataDir);
  const to = placeOf('--to', options.to ?? '');
  if (known(from) === known(to)) throw new UsageFault('--from and --to name the same log');
  return { from, to };
}

function placeOf(option: string, given: string): string {
  const place = given === 'EVENTSTORE_URL' ? (process.env['EVENTSTORE_URL'] ?? '') : given;
  if (place === '') throw new UsageFault(`${option} names a log: a folder, esdb://…, or EVENTSTORE_URL, which must be set then`);
  if (!isOnServer(place)) return place;
  const problem = connectionStringProblem(place);
  if (problem !== undefined) throw new UsageFault(`${option} ${problem}`);
  return place;
}

/** One name for each place, whatever way leads to it. */
function known(place: string): string {
  if (isOnServer(place)) return place;
  try {
    return realpathSync(place);
  } catch {
    return resolve(place);
  }
}
