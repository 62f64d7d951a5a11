import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, symlinkSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { attemptedStart, unclear } from './attempted-start.js';
import { inspected } from './inspected.js';
import { RunningSiege } from './running-siege.js';
import { nought, type Findings, type Ground } from './section.js';
import { WRITERS, settle, siegeOf, type Siege } from './siege.js';
import type { SmallDisk } from './small-disk.js';

const CLEAR = /cannot be opened or written/;

/** A server that may not write its folder is refused, with or without a log in it, and so is one that may not write its read models. */
export async function readOnly(ground: Ground, disk: SmallDisk): Promise<Findings> {
  const siege = siegeOf(ground, join(disk.folder, 'read-only'));
  const empty = siegeOf(ground, join(disk.folder, 'empty'));
  const logElsewhere = siegeOf(ground, join(ground.folder, 'log-is-writable'));
  mkdirSync(join(disk.folder, 'read-models-only'));
  symlinkSync(join(disk.folder, 'read-models-only', 'read-models.db'), join(logElsewhere.dataDir, 'read-models.db'));
  const running = await RunningSiege.begin(siege);
  await running.acknowledged(2 * WRITERS);
  await running.kill();

  await disk.allow('ro');
  const before = digestOf(siege.dataDir);
  const told: string[] = [];
  for (const one of [siege, empty, logElsewhere]) {
    told.push(...(await refused(one)));
  }
  if (digestOf(siege.dataDir) !== before) told.push('A refused start changed files');
  await disk.allow('rw');

  await settle(siege);
  const { seen, judged, breaches } = await inspected(siege);
  return {
    seen: { ...seen, startsRefused: 3 },
    judged: { ...judged, unclearRefusals: nought(told.length) },
    breaches: [...breaches, ...told],
  };
}

async function refused(siege: Siege): Promise<readonly string[]> {
  const start = await attemptedStart(siege);
  if ('server' in start) await start.server.kill();
  return unclear(start, CLEAR, siege.dataDir);
}

function digestOf(folder: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) hash.update(`${name}\n`).update(readFileSync(join(folder, name)));
  return hash.digest('hex');
}
