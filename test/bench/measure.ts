import { medianOf, type Sample } from './sample.js';

/** A program that is measured against others. */
export interface Contender {
  readonly name: string;
  run(): Promise<Sample>;
}

/** A line of the table: what the product does, and beside it what the machine allows. */
export interface Measure {
  readonly name: string;
  readonly ours: Contender;
  readonly limits: readonly Contender[];
}

export interface Scale {
  readonly small: boolean;
  /** The figures are the medians of so many runs. */
  readonly runs: number;
}

/** Where measures are made: everything in the folder vanishes at the end. */
export interface Bench extends Scale {
  /** On the disk that is measured. */
  readonly folder: string;
  /** The folder that the product was built to. */
  readonly build: string;
  /** Of the two sizes the one that fits the scale. */
  size(full: number, small: number): number;
  report(measure: Measure): Promise<void>;
}

export interface Line {
  readonly measure: string;
  readonly program: string;
  readonly isLimit: boolean;
  readonly runs: readonly Sample[];
  readonly median: Sample;
}

/** Runs the product and its limits in turn, so that a busy moment of the machine meets all of them. */
export async function linesOf({ name, ours, limits }: Measure, runs: number): Promise<readonly Line[]> {
  const contenders = [ours, ...limits];
  const samples = new Map<Contender, Sample[]>(contenders.map((contender) => [contender, []]));
  for (let run = 0; run < runs; run += 1) {
    for (const contender of contenders) samples.get(contender)?.push(await contender.run());
  }
  return [...samples].map(([contender, some]) => ({
    ...{ measure: name, program: contender.name, isLimit: contender !== ours },
    ...{ runs: some, median: medianOf(some) },
  }));
}
