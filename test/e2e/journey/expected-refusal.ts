/** A refusal that the journey must meet, as the one who is refused reads it. */
export interface ExpectedRefusal {
  readonly code: string;
  readonly sentence: string;
  readonly kind: 'E' | 'D' | 'B';
  /** The section of the handbook; `mission` where the product's user asked for it. */
  readonly section: string;
  /** The beginning of the source's own words; undefined where it has none. */
  readonly quote?: string;
  /** Those facts that are the same in every run. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Code, sentence, kind, section, the beginning of the quote, facts. */
export type Refusal = readonly [string, string, ExpectedRefusal['kind'], string, string | undefined, ExpectedRefusal['facts']];

/** The rows of a table as refusals. */
export function expected(rows: readonly Refusal[]): readonly ExpectedRefusal[] {
  return rows.map(([code, sentence, kind, section, quote, facts]) => ({
    ...{ code, sentence, kind, section, facts },
    ...(quote === undefined ? {} : { quote }),
  }));
}
