import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/** The text of a file of the project. */
export function read(path: string): string {
  return readFileSync(resolve(ROOT, path), 'utf8');
}

/** Paths of the project's files, from its root. */
export function files(pattern: string): readonly string[] {
  return globSync(pattern, { cwd: ROOT }).sort();
}

/** All that a pattern's first group matches. */
export function matches(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].flatMap((match) => match[1] ?? []);
}
