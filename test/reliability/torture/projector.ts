import { randomInt } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Projection } from '@entente/read-store';
import { useBuiltCode } from '../../bench/built-code.js';
import { builtParts } from './built-parts.js';

/**
 * Runs every projection of the product over the log of a folder, beside the process that writes it. Asked to project, it does so with
 * one slow handler until it is killed; asked to finish, it ends when all has been handled, and tells what differs from a rebuild.
 */
const [build = '', folder = '', task = 'project'] = process.argv.slice(2);
const PATIENCE_MS = 120_000;
const SLOWEST_MS = 3;

useBuiltCode(build);
const built = await builtParts(build);
const { text, table, upsert, projectionOfAll } = built;
const clock = new built.SystemClock();
const eventStore = await built.SqliteEventStore.open({
  ...{ folder, clock, readOnly: true },
  catalogue: new built.EventCatalogue(built.catalogued),
});
const readStore = await built.ReadStore.open({ folder });
const shipped = [...built.slices.flatMap(({ projections }) => projections), built.timelineOf(built.published)];
let handlings = 0;
/** A row for each event, which says which handling of it wrote it: no two handlings write the same. */
const applications = projectionOfAll('torture-applications', {
  table: table('torture_applications', { key: 'eventId', columns: { eventId: text(), handling: text() } }),
  version: 1,
  on: built.published,
  handle: ({ id }) => {
    appendFileSync(join(folder, 'handlings'), '.');
    return upsert(id, { handling: `${process.pid} ${(handlings += 1)}` });
  },
});
const all = [...shipped, applications];
const slow = task === 'project' ? slowOne() : undefined;
const note = (line: string): void => void process.stderr.write(`${line}\n`);
const runner = new built.ProjectionRunner({
  ...{ eventStore, readStore, clock, log: { warn: note, error: note } },
  projections: all.map((projection) => (projection === slow ? slowed(projection) : projection)),
});
await runner.start();
process.send?.({ started: true });
if (task === 'finish') await finish();

async function finish(): Promise<void> {
  const position = await built.quiescent(eventStore, [runner], PATIENCE_MS);
  const differing: string[] = [];
  for (const { name } of shipped) {
    const scratch = await runner.rebuildUntil(name, position);
    if ((await scratch.digest()) !== (await runner.digest(name, position))) differing.push(name);
    await scratch.close();
  }
  const parked = (await readStore.parked()).map(({ reader, key, reason }) => `${reader} parked ${key}: ${reason}`);
  await runner.stop();
  await readStore.close();
  await eventStore.close();
  process.send?.({ readModels: shipped.length, differing, parked });
  process.disconnect();
}

/** Any of them, and every second time the one that tells of it. */
function slowOne(): Projection {
  return all[randomInt(2 * all.length)] ?? applications;
}

function slowed(projection: Projection): Projection {
  return {
    ...projection,
    apply: (event) => {
      const end = performance.now() + Math.random() * SLOWEST_MS;
      while (performance.now() < end);
      return projection.apply(event);
    },
  };
}
