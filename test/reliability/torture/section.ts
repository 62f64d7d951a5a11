import type { Issuer } from '../../e2e/server/issuer.js';

/** Where a section does its work. */
export interface Ground {
  /** The built server's folder. */
  readonly build: string;
  /** Empty at first, and the section's own. */
  readonly folder: string;
  readonly issuer: Issuer;
  /** Tells how far it has come. */
  readonly say: (words: string) => void;
}

/** How much each section does. */
export interface Sizes {
  readonly kills: number;
  readonly projectionKills: number;
  readonly damages: number;
  readonly diskRounds: number;
  readonly soakSeconds: number;
  readonly clockJumps: number;
}

/** A figure that must stay within its bounds. */
export interface Judged {
  readonly value: number;
  readonly least?: number;
  readonly most?: number;
}

/** What a section saw. */
export interface Findings {
  /** Figures that tell how much was done. */
  readonly seen: Readonly<Record<string, number>>;
  readonly judged: Readonly<Record<string, Judged>>;
  /** Whatever must not be, in words. */
  readonly breaches: readonly string[];
}

export interface Skipped {
  readonly skipped: string;
}

export interface Section {
  readonly name: string;
  run(ground: Ground, sizes: Sizes): Promise<Findings | Skipped>;
}

export const nought = (value: number): Judged => ({ value, most: 0 });
export const atMost = (most: number, value: number): Judged => ({ value, most });
export const atLeast = (least: number, value: number): Judged => ({ value, least });

export function isWithin({ value, least = -Infinity, most = Infinity }: Judged): boolean {
  return value >= least && value <= most;
}

/** Several looks at one thing. */
export function together(...all: readonly Findings[]): Findings {
  return {
    seen: Object.assign({}, ...all.map(({ seen }) => seen)),
    judged: Object.assign({}, ...all.map(({ judged }) => judged)),
    breaches: all.flatMap(({ breaches }) => breaches),
  };
}

/** The same look at several things: their figures are added up. */
export function added(...all: readonly Findings[]): Findings {
  const seen = new Map<string, number>();
  const judged = new Map<string, Judged>();
  for (const found of all) {
    for (const [name, value] of Object.entries(found.seen)) seen.set(name, (seen.get(name) ?? 0) + value);
    for (const [name, one] of Object.entries(found.judged)) judged.set(name, { ...one, value: (judged.get(name)?.value ?? 0) + one.value });
  }
  return { seen: Object.fromEntries(seen), judged: Object.fromEntries(judged), breaches: all.flatMap(({ breaches }) => breaches) };
}
