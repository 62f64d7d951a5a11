import { adapterMeasures } from './adapter.measures.js';
import { appendMeasures } from './append.measures.js';
import { commandMeasures } from './command.measures.js';
import { httpMeasures } from './http.measures.js';
import { subscriptionMeasures } from './live.measures.js';
import { loadMeasures } from './load.measures.js';
import type { Bench, MeasureGroup } from './measure.js';
import { rebuildMeasures } from './rebuild.measures.js';
import { scaleMeasures } from './scale.measures.js';
import { visibleMeasures } from './visible.measures.js';

const GROUPS: readonly MeasureGroup[] = [
  appendMeasures,
  commandMeasures,
  loadMeasures,
  rebuildMeasures,
  subscriptionMeasures,
  httpMeasures,
  adapterMeasures,
  visibleMeasures,
  scaleMeasures,
];

/** Every measure that is asked for by its identifier, one after the other; all of them where none is. */
export async function runAll(bench: Bench, asked: readonly string[]): Promise<void> {
  for (const group of GROUPS) if (asked.length === 0 || group.ids.some((id) => asked.includes(id))) await group.run(bench);
}
