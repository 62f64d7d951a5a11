import type { Measured } from './measure.js';
import type { Sample } from './sample.js';

const HEAD = ['', 'measure, and its limits', '/s', 'p50 ms', 'p99 ms', 'MiB', 'mark', 'seen', 'verdict'] as const;

/** What was measured as a table in Markdown, each measure followed by its limits; `withVerdicts` says whether the marks were reached. */
export function tableOf(all: readonly Measured[], withVerdicts: boolean): string {
  const rows = all.flatMap((one) => rowsOf(one, withVerdicts));
  const widths = HEAD.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(HEAD), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join('\n');
}

function rowsOf({ id, name, ours, limits, verdicts }: Measured, withVerdicts: boolean): readonly (readonly string[])[] {
  const left = [
    [id, `${name}: ${ours.program}`, ...figuresOf(ours.median)],
    ...limits.map((limit, index) => ['', `limit ${index + 1}: ${limit.program}`, ...figuresOf(limit.median)]),
  ];
  const right = verdicts.map(({ mark, value, reached }) => [
    mark,
    figure(value, 2),
    ...(withVerdicts ? [reached ? 'reached' : 'MISSED'] : []),
  ]);
  const none = ['', '', '', '', '', ''];
  return Array.from({ length: Math.max(left.length, right.length) }, (_, row) => [...(left[row] ?? none), ...(right[row] ?? [])]);
}

function figuresOf({ perSecond, p50Ms, p99Ms, mebibytes }: Sample): readonly string[] {
  return [figure(perSecond, 0), figure(p50Ms, 2), figure(p99Ms, 2), figure(mebibytes, 0)];
}

function figure(value: number | null, digits: number): string {
  return value === null ? '' : value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
