/** What callers met. */
export class Tally {
  readonly commandMs: number[] = [];
  readonly readMs: number[] = [];
  /** By their code: errors after which the same was asked again, and answered. */
  readonly healed = new Map<string, number>();
  /** Errors that asking again did not mend. */
  readonly unhealed: string[] = [];
  /** Answers without what their token promised. */
  readonly stale: string[] = [];
  /** Faults of our own that left the house, and answers that are none. */
  readonly unruly: string[] = [];

  heal(codes: readonly string[]): void {
    for (const code of codes) this.healed.set(code, (this.healed.get(code) ?? 0) + 1);
  }
}

/** The least value that so great a part of all does not exceed. */
export function quantile(part: number, values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(Math.ceil(part * sorted.length) - 1, 0)] ?? 0;
}
