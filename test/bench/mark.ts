import type { Sample } from './sample.js';

type Figure = keyof Sample;

/** What a measure must reach, judged on the medians. */
export interface Mark {
  readonly sentence: string;
  /** What the sentence speaks of; null where a figure is missing. */
  readonly value: (ours: Sample, limits: readonly Sample[]) => number | null;
  readonly reached: (value: number) => boolean;
}

/** At least so much of the rate of one of the limits. */
export function rateAtLeast(share: number, limit = 0): Mark {
  return {
    sentence: `≥ ${share} × the rate of limit ${limit + 1}`,
    value: (ours, limits) => related(ours.perSecond, limits[limit]?.perSecond, (mine, its) => mine / its),
    reached: (value) => value >= share,
  };
}

/** At most so many milliseconds more than the first limit takes. */
export function slowerAtMost(milliseconds: number, figure: 'p50Ms' | 'p99Ms'): Mark {
  return {
    sentence: `${figure.slice(0, 3)} ≤ limit + ${milliseconds} ms`,
    value: (ours, limits) => related(ours[figure], limits[0]?.[figure], (mine, its) => mine - its),
    reached: (value) => value <= milliseconds,
  };
}

/** At most so many times what the first limit takes. */
export function timesAtMost(times: number): Mark {
  return {
    sentence: `p50 ≤ ${times} × limit`,
    value: (ours, limits) => related(ours.p50Ms, limits[0]?.p50Ms, (mine, its) => mine / its),
    reached: (value) => value <= times,
  };
}

/** At most so much by itself. */
export function atMost(most: number, figure: Figure, unit: string): Mark {
  return {
    sentence: `≤ ${most.toLocaleString('en')} ${unit}`,
    value: (ours) => ours[figure],
    reached: (value) => value <= most,
  };
}

function related(mine: number | null, its: number | null | undefined, relate: (mine: number, its: number) => number): number | null {
  return mine === null || its === null || its === undefined ? null : relate(mine, its);
}
