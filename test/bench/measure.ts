import type { Mark } from './mark.js';
import { medianOf, type Sample } from './sample.js';

/** A program that is measured against others. */
export interface Contender {
  readonly name: string;
  run(): Promise<Sample>;
}

/** What the product does, and beside it what the machine allows. */
export interface Measure {
  /** The identifier of the figure that it stands for, `P1` and so on. */
  readonly id: string;
  readonly name: string;
  readonly ours: Contender;
  readonly limits: readonly Contender[];
  readonly marks: readonly Mark[];
  /** So many runs instead of the usual number, for what takes minutes. */
  readonly runs?: number;
}

/** Where measures are made: everything in the folder vanishes at the end. */
export interface Bench {
  /** The figures are the medians of so many runs. */
  readonly runs: number;
  /** On the disk that is measured. */
  readonly folder: string;
  /** The folder that the product was built to. */
  readonly build: string;
  /** Of the two sizes the one that fits the scale. */
  size(full: number, small: number): number;
  report(measure: Measure): Promise<void>;
}

/** Measures that are made together, under the identifiers that one asks for them by. */
export interface MeasureGroup {
  readonly ids: readonly string[];
  run(bench: Bench): Promise<void>;
}

export interface Line {
  readonly program: string;
  readonly runs: readonly Sample[];
  readonly median: Sample;
}

export interface Verdict {
  readonly mark: string;
  readonly value: number | null;
  readonly reached: boolean;
}

export interface Measured {
  readonly id: string;
  readonly name: string;
  readonly ours: Line;
  readonly limits: readonly Line[];
  readonly verdicts: readonly Verdict[];
}

/** Runs the product and its limits in turn, so that a busy moment of the machine meets all of them. */
export async function measured({ id, name, ours, limits, marks, runs: own }: Measure, runs: number): Promise<Measured> {
  const contenders = [ours, ...limits];
  const samples = new Map<Contender, Sample[]>(contenders.map((contender) => [contender, []]));
  for (let run = 0; run < Math.min(runs, own ?? runs); run += 1) {
    for (const contender of contenders) samples.get(contender)?.push(await contender.run());
  }
  const lineOf = (contender: Contender): Line => {
    const some = samples.get(contender) ?? [];
    return { program: contender.name, runs: some, median: medianOf(some) };
  };
  const lines = { ours: lineOf(ours), limits: limits.map(lineOf) };
  return { id, name, ...lines, verdicts: marks.map((mark) => verdictOf(mark, lines)) };
}

function verdictOf({ sentence, value, reached }: Mark, { ours, limits }: Pick<Measured, 'ours' | 'limits'>): Verdict {
  const found = value(
    ours.median,
    limits.map(({ median }) => median),
  );
  return { mark: sentence, value: found, reached: found !== null && reached(found) };
}
