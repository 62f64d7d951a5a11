import { isWithin, type Findings, type Judged, type Skipped } from './section.js';

const MOST_BREACHES = 50;
const HEAD = ['section', 'figure', 'value', 'verdict'] as const;

/** What became of one section. */
export interface SectionReport {
  readonly section: string;
  readonly verdict: 'held' | 'BREACH' | 'SKIPPED';
  readonly seconds: number;
  /** Every figure by its name. */
  readonly figures: Readonly<Record<string, number>>;
  /** The bounds of those that are judged. */
  readonly judged: Readonly<Record<string, Judged>>;
  /** Each in words; at the most the first 50. */
  readonly breaches: readonly string[];
}

export function reportOf(section: string, seconds: number, found: Findings | Skipped): SectionReport {
  if ('skipped' in found) return { section, verdict: 'SKIPPED', seconds, figures: {}, judged: {}, breaches: [found.skipped] };
  const { seen, judged, breaches } = found;
  const outside = Object.entries(judged).filter(([, one]) => !isWithin(one));
  const values = Object.fromEntries(Object.entries(judged).map(([name, { value }]) => [name, value]));
  return {
    ...{ section, seconds, judged },
    verdict: outside.length + breaches.length === 0 ? 'held' : 'BREACH',
    figures: { ...seen, ...values },
    breaches: breaches.slice(0, MOST_BREACHES),
  };
}

/** All sections in one table, and below it every breach on a line of its own. */
export function tableOf(reports: readonly SectionReport[]): string {
  const rows = reports.flatMap(rowsOf);
  const widths = HEAD.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (column === 2 ? (cells[column] ?? '').padStart(width) : (cells[column] ?? '').padEnd(width))).join(' | ')} |`;
  const told = reports.flatMap(({ section, verdict, breaches }) => breaches.map((breach) => `${verdict}: ${section}: ${breach}`));
  return [line(HEAD), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line), ...told].join('\n');
}

function rowsOf({ section, verdict, seconds, figures, judged }: SectionReport): readonly (readonly string[])[] {
  const rows = Object.entries(figures).map(([name, value]) => ['', inWords(name), shown(value), verdictOf(judged[name])]);
  return [[section, 'seconds', shown(seconds), verdict], ...rows];
}

function verdictOf(judged: Judged | undefined): string {
  if (judged === undefined) return '';
  const { least, most } = judged;
  const bounds = [
    ...(least === undefined ? [] : [`at least ${least}`]),
    ...(most === undefined ? [] : [most === 0 ? 'none' : `at most ${most}`]),
  ];
  return `${isWithin(judged) ? 'held' : 'BREACH'}: ${bounds.join(', ')}`;
}

function shown(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 2 });
}

function inWords(name: string): string {
  return name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
}
