import type { Line } from './measure.js';
import type { Sample } from './sample.js';

const HEAD = ['measure', 'program', '/s', 'p50 ms', 'p99 ms', 'ours : this'] as const;

/** The lines as a table in Markdown; the last column says how the product compares, as a share of the limit's rate or a multiple of its time. */
export function tableOf(lines: readonly Line[]): string {
  const rows = lines.map((line) => [
    line.isLimit ? '' : line.measure,
    line.isLimit ? `limit: ${line.program}` : line.program,
    figure(line.median.perSecond, 0),
    figure(line.median.p50Ms, 2),
    figure(line.median.p99Ms, 2),
    line.isLimit ? comparison(oursBeside(line, lines)?.median, line.median) : '',
  ]);
  const all = [[...HEAD], ...rows];
  const widths = HEAD.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const [head = '', ...body] = all.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  return [head, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body].join('\n');
}

function oursBeside(limit: Line, lines: readonly Line[]): Line | undefined {
  return lines.find(({ measure, isLimit }) => measure === limit.measure && !isLimit);
}

function comparison(ours: Sample | undefined, limit: Sample): string {
  if (ours === undefined) return '';
  if (ours.perSecond !== null && limit.perSecond !== null) return `${(ours.perSecond / limit.perSecond).toFixed(2)} × rate`;
  if (ours.p50Ms === null || limit.p50Ms === null) return '';
  return `${(ours.p50Ms / limit.p50Ms).toFixed(2)} × p50, ${(ours.p50Ms - limit.p50Ms).toFixed(2)} ms more`;
}

function figure(value: number | null, digits: number): string {
  return value === null ? '' : value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
