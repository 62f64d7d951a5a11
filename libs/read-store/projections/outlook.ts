import type { ReadStore } from '../store/read-store.js';
import type { Projection } from './projection.js';
import type { Release } from './release.js';
import type { Served } from './served.js';
import { allServed, isByLater, isLeftToBuild } from './served.js';

/** How what serves relates to what a process knows, by the names of projections. */
export interface Outlook {
  /** Queries of this process do not find their columns: the table is missing, or has another shape. */
  readonly unfit: readonly string[];
  /** Built by a later release; this one leaves them alone. */
  readonly later: readonly string[];
  /** Left to build by this release, which is the later one. */
  readonly earlier: readonly string[];
}

interface Parts {
  readonly readStore: ReadStore;
  readonly projections: readonly Projection[];
  readonly release: Release;
}

export async function outlookOn({ readStore, projections, release }: Parts): Promise<Outlook> {
  const [served, number] = [await allServed(readStore.database), await release.number()];
  const named = (holds: (served: Served | undefined, projection: Projection, release: number) => boolean): readonly string[] =>
    projections.filter((projection) => holds(served.get(projection.name), projection, number)).map(({ name }) => name);
  return {
    unfit: named((table, { shape }) => table?.shape !== shape),
    later: readStore.tenures.isShared ? named(isByLater) : [],
    earlier: named(isLeftToBuild),
  };
}
