import { appendMeasures } from './append.measures.js';
import { measureMutation, measurePage } from './http.measures.js';
import { measureSocket, measureSubscription } from './live.measures.js';
import { measureLoads } from './load.measures.js';
import type { Bench } from './measure.js';
import { measureRebuild } from './rebuild.measures.js';
import { ServerUnderLoad } from './server-under-load.js';

/** Every measure, one after the other. */
export async function runAll(bench: Bench): Promise<void> {
  for (const measure of appendMeasures(bench)) await bench.report(measure);
  await measureLoads(bench);
  await measureRebuild(bench);
  await measureSubscription(bench);
  const server = await ServerUnderLoad.start(bench);
  try {
    // The pages come first, since every mutation changes what they show.
    await measurePage(bench, server);
    await measureSocket(bench, server);
    await measureMutation(bench, server);
  } finally {
    await server.stop();
  }
}
