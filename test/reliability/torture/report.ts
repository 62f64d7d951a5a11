/** What the torture found; no breach means that nothing was lost, doubled or changed. */
export interface TortureReport {
  readonly cycles: number;
  readonly killedAtStart: number;
  readonly writers: number;
  readonly acknowledgedCommands: number;
  readonly acknowledgedEvents: number;
  readonly eventsInLog: number;
  readonly resentWithoutAnswer: number;
  readonly repeatedOnPurpose: number;
  readonly lost: number;
  readonly doubled: number;
  readonly moved: number;
  /** What automations recorded. */
  readonly effects: number;
  readonly wrongEffects: number;
  readonly readModels: number;
  readonly readModelBreaches: number;
  readonly otherBreaches: number;
  readonly killsWithBacklog: number;
  readonly largestBacklog: number;
  readonly longestStartMs: number;
  readonly seconds: number;
  /** Each in words; at the most the first 50. */
  readonly breaches: readonly string[];
}

/** The figures in two columns, and every breach on a line of its own. */
export function tableOf({ breaches, ...figures }: TortureReport): string {
  const rows = Object.entries(figures).map(([name, figure]) => `${inWords(name).padEnd(28)}${String(figure).padStart(10)}`);
  return [...rows, ...breaches.map((breach) => `BREACH: ${breach}`), breaches.length === 0 ? 'No breach.' : 'FAILED.'].join('\n');
}

function inWords(name: string): string {
  const words = name.replace(/([A-Z])/g, ' $1').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
