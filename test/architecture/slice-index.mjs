import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const START = '## Index of slices\n\n';
const END = '## Configuration\n';

/** The README with the index of slices as the code has it. */
export function withCurrentIndex(readme) {
  const [before, rest] = readme.split(START);
  const [, after] = (rest ?? '').split(END);
  if (after === undefined) throw new Error('README.md has lost its index of slices');
  return `${before}${START}${indexOfSlices()}${END}${after}`;
}

function indexOfSlices() {
  return globSync('libs/{lifecycle,programmes}/*/index.ts', { cwd: ROOT })
    .sort()
    .map((path) => section(dirname(path)))
    .join('');
}

function section(home) {
  const commands = named(`${home}/domain/*.commands.ts`, /export class (\w+)/g);
  const events = named(`${home}/domain/*.events.ts`, /export const (\w+) = event\(/g);
  const lines = [
    `- Write: ${listed(commands)}`,
    `- Records: ${listed(events)}`,
    `- Read: ${listed(stems(`${home}/read/*.projection.ts`))}`,
    `- Automation: ${listed(stems(`${home}/automation/!(*.spec).ts`))}`,
  ];
  return `### ${basename(home)}\n\n${lines.join('\n')}\n\n`;
}

function named(files, pattern) {
  return globSync(files, { cwd: ROOT })
    .sort()
    .flatMap((path) => [...readFileSync(resolve(ROOT, path), 'utf8').matchAll(pattern)])
    .map(([, name]) => name);
}

function stems(pattern) {
  return globSync(pattern, { cwd: ROOT })
    .sort()
    .map((path) => basename(path).replace(/\.(projection\.)?ts$/, ''));
}

function listed(names) {
  return names.length === 0 ? '–' : names.map((name) => `\`${name}\``).join(', ');
}
