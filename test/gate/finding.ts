import type { Defect } from './defect.js';
import type { SuitesOutcome } from './suites-outcome.js';

/** What came of one defect and one of the specs that must notice it. */
export interface Finding {
  readonly defect: string;
  readonly suite: string;
  /** Null when the spec passes all the same. */
  readonly firstFailingTest: string | null;
  /** Of the defect, with all its specs. */
  readonly seconds: number;
}

const HEAD = ['defect', 'suite that noticed', 'first failing test', 's'] as const;
const UNNOTICED = 'NOT NOTICED';

/** @throws Error when the specs could not be run with the defect: then it is a defect of another kind than was meant */
export function findingsOn({ name: defect, noticedBy }: Defect, outcome: SuitesOutcome, seconds: number): readonly Finding[] {
  if (outcome.kind === 'unusable') throw new Error(`${defect} ${outcome.why}`);
  return noticedBy.map((suite) => ({ defect, suite, firstFailingTest: outcome.firstFailures.get(suite) ?? null, seconds }));
}

/** The findings as a table in Markdown. */
export function tableOf(findings: readonly Finding[]): string {
  const rows = findings.map(({ defect, suite, firstFailingTest, seconds }) => [
    defect,
    suite,
    firstFailingTest ?? UNNOTICED,
    seconds.toFixed(0),
  ]);
  const widths = HEAD.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(HEAD), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join('\n');
}
