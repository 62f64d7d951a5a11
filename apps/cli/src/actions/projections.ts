import { timelineOf } from '@entente/history';
import type { Projection } from '@entente/read-store';
import { published, slices } from '../../../api/src/slices.js';

/** Every read model. */
export const projections: readonly Projection[] = [...slices.flatMap((slice) => slice.projections), timelineOf(published)];
