import type { Defect } from './defect.js';
import type { SuitesOutcome } from './suites-outcome.js';

/** What came of one defect and one of the specs that must notice it. */
export interface Finding {
  readonly defect: string;
  readonly suite: string;
  readonly noticed: boolean;
  /** The first test that failed, or why there is none. */
  readonly words: string;
  /** Of the defect, with all its specs. */
  readonly seconds: number;
}

const HEAD = ['defect', 'suite that noticed', 'first failing test', 's'] as const;

/** A defect with which the specs cannot be run is one of another kind than was meant, and not noticed by any test. */
export function findingsOn({ name: defect, noticedBy }: Defect, outcome: SuitesOutcome, seconds: number): readonly Finding[] {
  return noticedBy.map((suite) => {
    const failure = outcome.kind === 'run' ? outcome.firstFailures.get(suite) : undefined;
    const why = outcome.kind === 'run' ? 'NOT NOTICED' : `NOT TRIED: it ${outcome.why}`;
    return { defect, suite, noticed: failure !== undefined, words: failure ?? why, seconds };
  });
}

/** The findings as a table in Markdown. */
export function tableOf(findings: readonly Finding[]): string {
  const rows = findings.map(({ defect, suite, words, seconds }) => [defect, suite, words.replaceAll(/\s*[\n|]\s*/g, ' '), String(seconds)]);
  const widths = HEAD.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(HEAD), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join('\n');
}
