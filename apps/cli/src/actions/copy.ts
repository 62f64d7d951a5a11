import { compareLogs, copyLog, openAsWritten, openToTake, type Comparison, type Copied, type LogAsWritten } from '@entente/event-store';
import { LogInUse } from '@entente/kernel';
import { LogsDiffer, ServerInTheWay } from '../faults.js';
import type { Terminal } from '../terminal.js';
import type { CopyOptions } from '../verbs/copy.verb.js';
import { placesOf } from './log-places.js';
import { Progress } from './progress.js';

const WHAT_TO_DO_NEXT =
  'Positions are the new log’s own: read models are built anew on it (give it an empty folder or database for them), and consistency tokens, cursors and as-of positions from before do not hold there';

export async function copy(terminal: Terminal, options: CopyOptions): Promise<void> {
  const places = placesOf(options);
  const from = await openAsWritten(places.from);
  try {
    if (options.verify === true) await verify(terminal, from, options, places.to);
    else await copyTo(terminal, from, options, places.to);
  } finally {
    await from.close();
  }
}

async function verify(terminal: Terminal, from: LogAsWritten, options: CopyOptions, place: string): Promise<void> {
  const to = await openAsWritten(place);
  try {
    const compared = await comparison(from, to);
    await tell(terminal, compared, options);
    if (compared.difference !== undefined) throw new LogsDiffer(compared.difference);
    terminal.say('Both logs are the same');
  } finally {
    await to.close();
  }
}

async function copyTo(terminal: Terminal, from: LogAsWritten, options: CopyOptions, place: string): Promise<void> {
  const to = await openToTake(place).catch(inTheWay);
  try {
    if (from.inUse)
      terminal.say(`A server writes to ${from.name}: once it is stopped, this has to be called again for what is written meanwhile`);
    const head = await from.head();
    const { kept, copied, ms } = await shown('position copied', (progress) =>
      copyLog({ from, to, onProgress: (position) => progress.reach(position, head) }),
    );
    if (kept > 0) terminal.say(`${kept} events were there already, the same as in ${from.name}`);
    terminal.say(`${copied} events copied${copied === 0 ? '' : `, ${Math.round((copied * 1_000) / ms)} a second`}`);
    const compared = await comparison(from, to);
    await tell(terminal, { kept, copied, ...compared }, options);
    if (compared.to.events === kept + copied) ensureAtRest(from, compared);
    if (compared.difference !== undefined) throw new LogsDiffer(compared.difference);
    terminal.say(`Both logs are the same. ${WHAT_TO_DO_NEXT}`);
  } finally {
    await to.close();
  }
}

/** @throws ServerInTheWay when the source may have events that the copy has not */
function ensureAtRest({ inUse, name }: LogAsWritten, { from, to }: Comparison): void {
  if (!inUse && from.events <= to.events) return;
  throw new ServerInTheWay(
    `${to.events} events are copied and compared, but somebody writes to ${name}: stop every server on it and call this again, it goes on from here`,
  );
}

async function comparison(from: LogAsWritten, to: LogAsWritten): Promise<Comparison> {
  const head = await from.head();
  return shown('position compared', (progress) => compareLogs({ from, to, onProgress: (position) => progress.reach(position, head) }));
}

async function shown<T>(what: string, work: (progress: Progress) => Promise<T>): Promise<T> {
  const progress = new Progress(what);
  try {
    return await work(progress);
  } finally {
    progress.end();
  }
}

async function tell(terminal: Terminal, told: Comparison & Partial<Copied>, { json }: CopyOptions): Promise<void> {
  if (json === true) return terminal.json(told);
  for (const { log, events, sha256 } of [told.from, told.to]) await terminal.data(`${sha256}  ${events} events  ${log}`);
}

function inTheWay(fault: unknown): never {
  if (!(fault instanceof LogInUse)) throw fault;
  throw new ServerInTheWay(`A server uses the folder that --to names, or another copy does: stop it first. ${fault.message}`);
}
