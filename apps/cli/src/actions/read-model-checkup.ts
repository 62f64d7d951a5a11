import { EventStoreError, type EventStore, type Position } from '@entente/kernel';
import { ProjectionRunner, comparedStand, type ReaderStand } from '@entente/read-store';
import type { CommonOptions } from '../verb.js';
import { onReadLog } from './engine.js';
import type { Finding } from './finding.js';
import { Progress } from './progress.js';
import { projections } from './projections.js';
import { settingsFor } from './settings.js';
import { readModelsToInspect } from './stores.js';

const FILE = 'read-models.db';

/** The file of the read models where they have one, and that each of them stands where the log has what it has read last. */
export async function* checkReadModels(options: CommonOptions, log: EventStore): AsyncGenerator<Finding> {
  const settings = settingsFor(options);
  const store = await readModelsToInspect(settings);
  if (store === undefined) return;
  try {
    const soundness = store.soundness();
    if (soundness !== 'ok') yield damagedReadModels(soundness);
    yield* misplaced([...(await store.projections()), ...(await store.readers())], log);
  } catch (fault) {
    // A fault of the log, or of a database, is none of the file's.
    if (settings.databaseUrl !== undefined || fault instanceof EventStoreError) throw fault;
    yield damagedReadModels(String(fault));
  } finally {
    await store.close();
  }
}

/** @param stands asked for before the log's end is, since a server may write meanwhile */
async function* misplaced(stands: readonly ReaderStand[], log: EventStore): AsyncGenerator<Finding> {
  const head = await log.head();
  for (const { name, ...stand } of stands) {
    const found = stand.position > head ? beyond(stand.position, head) : await comparedStand(log, stand);
    if (typeof found === 'object') yield ofAnotherLog(name, `has ${found.difference}`);
  }
}

/** That every read model equals one that is built from nothing. */
export async function* compareReadModels(options: CommonOptions, log: EventStore): AsyncGenerator<Finding> {
  const store = await readModelsToInspect(settingsFor(options));
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
        if ((await scratch.digest()) !== (await store.digest(projection, row))) found.push(projection.name);
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

function beyond(position: Position, head: Position): { readonly difference: string } {
  return { difference: `read up to position ${position}, although the log ends at ${head}` };
}

function damagedReadModels(found: string): Finding {
  return {
    part: 'read models',
    place: FILE,
    found,
    advice: `Stop the server and remove ${FILE}: the next start builds it from the log`,
  };
}

function ofAnotherLog(name: string, found: string): Finding {
  const advice = `Use the log that they come from, or empty read models: remove ${FILE}, or name an empty database or schema by DATABASE_URL`;
  return { part: 'read models', place: name, found, advice };
}

function aboutReadModel(name: string, found: string): Finding {
  return {
    part: 'read models',
    place: name,
    found,
    advice: `entente rebuild ${name}, or the mutation rebuildReadModel while a server runs`,
  };
}
