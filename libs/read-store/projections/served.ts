import type { ReadDatabase } from '../store/bookkeeping.js';
import type { Projection } from './projection.js';

/** What is on record of the table that serves a projection. */
export interface Served {
  readonly fingerprint: string;
  readonly shape: string;
  readonly release: number | null;
  readonly begunBy: number | null;
}

/** How a serving table relates to a release's definition of its projection. */
export type Condition = 'new' | 'current' | 'built by another version' | 'of another shape';

export function conditionOf(served: Served | undefined, { fingerprint, shape }: Projection): Condition {
  if (served === undefined) return 'new';
  if (served.fingerprint === fingerprint) return 'current';
  return served.shape === shape ? 'built by another version' : 'of another shape';
}

/** Whether a later release than this one has built the table otherwise. */
export function isByLater(served: Served | undefined, { fingerprint }: Projection, release: number): boolean {
  return served !== undefined && served.fingerprint !== fingerprint && (served.release ?? 0) > release;
}

/** Whether the table awaits to be built by this release, and nobody of it has begun. */
export function isLeftToBuild(served: Served | undefined, projection: Projection, release: number): boolean {
  return conditionOf(served, projection) !== 'current' && (served?.begunBy ?? 0) < release && !isByLater(served, projection, release);
}

/** By the name of the projection. */
export async function allServed(database: ReadDatabase): Promise<ReadonlyMap<string, Served>> {
  const rows = await database.selectFrom('projections').select(['name', 'fingerprint', 'shape', 'release', 'begunBy']).execute();
  return new Map(rows.map((row) => [row.name, row]));
}
