import { checkLog, type LogFinding } from '@entente/event-store';
import { EventCatalogue, type EventStore } from '@entente/kernel';
import { ProjectionRunner, ReadStoreInspection } from '@entente/read-store';
import { ConfigurationError, readConfiguration } from '../../../api/src/configuration.js';
import { catalogued } from '../../../api/src/slices.js';
import { onReadLog } from './engine.js';
import type { CommonOptions } from '../verb.js';
import { Progress } from './progress.js';
import { projections } from './projections.js';

/** Something that is not as it should be, and what to do about it. */
export interface Finding {
  readonly part: 'configuration' | 'log' | 'read models';
  readonly place: string;
  readonly found: string;
  readonly advice: string;
}

const RESTORE = 'Stop the server, keep this folder as it is, and restore the log from a copy';
const READ_MODELS = 'read-models.db';

/** The environment as a server would read it. */
export function* checkConfiguration(): Generator<Finding> {
  try {
    readConfiguration(process.env);
  } catch (fault) {
    if (!(fault instanceof ConfigurationError)) throw fault;
    for (const line of fault.lines) {
      const [place = '', ...rule] = line.split(' ');
      yield { part: 'configuration', place, found: rule.join(' '), advice: 'Set the variable as the line says' };
    }
  }
}

/** Every event of the log. */
export async function* checkWholeLog(folder: string): AsyncGenerator<Finding> {
  const progress = new Progress('events checked');
  const check = checkLog({ folder, catalogue: new EventCatalogue(catalogued), onProgress: (done, all) => progress.reach(done, all) });
  try {
    for await (const { place, found } of check) yield { part: 'log', place, found, advice: adviceOn(found) };
  } finally {
    progress.end();
  }
}

function adviceOn(found: LogFinding['found']): string {
  return found.startsWith('UnknownEvent') || found.includes('this version reads formats')
    ? 'Use the version of Entente that wrote it, or a later one'
    : RESTORE;
}

/** The file of the read models, and that none of them is ahead of the log. */
export async function* checkReadModels(folder: string, log: EventStore): AsyncGenerator<Finding> {
  const store = ReadStoreInspection.open(folder);
  if (store === undefined) return;
  try {
    const soundness = store.soundness();
    if (soundness !== 'ok') yield damagedReadModels(soundness);
    const positions = [...(await store.projections()), ...(await store.readers())];
    // Asked last, since a server may write meanwhile.
    const head = await log.head();
    for (const { name, position } of positions) {
      if (position > head) yield aboutReadModel(name, `has read up to position ${position}, although the log ends at ${head}`);
    }
  } catch (fault) {
    yield damagedReadModels(String(fault));
  } finally {
    await store.close();
  }
}

/** That every read model equals one that is built from nothing. */
export async function* compareReadModels(options: CommonOptions, folder: string, log: EventStore): AsyncGenerator<Finding> {
  const store = ReadStoreInspection.open(folder);
  if (store === undefined) return;
  try {
    const stored = new Map((await store.projections()).map((row) => [row.name, row]));
    const differing = await onReadLog(options, log, async (engine) => {
      const runner = engine.get(ProjectionRunner, { strict: false });
      const found: string[] = [];
      const progress = new Progress('read models compared');
      for (const [index, projection] of projections.entries()) {
        const row = stored.get(projection.name);
        // A read model of another version is built anew by the next start.
        if (row?.fingerprint !== projection.fingerprint) continue;
        const scratch = await runner.rebuildUntil(projection.name, row.position);
        if ((await scratch.digest()) !== (await store.digest(projection, row.position))) found.push(projection.name);
        await scratch.close();
        progress.reach(index + 1, projections.length);
      }
      progress.end();
      return found;
    });
    for (const name of differing) yield aboutReadModel(name, 'differs from one that is built from the log');
  } finally {
    await store.close();
  }
}

function damagedReadModels(found: string): Finding {
  return {
    part: 'read models',
    place: READ_MODELS,
    found,
    advice: `Stop the server and remove ${READ_MODELS}: the next start builds it from the log`,
  };
}

function aboutReadModel(name: string, found: string): Finding {
  return {
    part: 'read models',
    place: name,
    found,
    advice: `entente rebuild ${name}, or the mutation rebuildReadModel while a server runs`,
  };
}
