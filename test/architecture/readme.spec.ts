import { basename } from 'node:path';
import { files, matches, read } from './sources.js';

const readme = read('README.md');
const index = readme.slice(readme.indexOf('## Index of slices'));

function listed(slice: string, kind: 'Write' | 'Records' | 'Read' | 'Automation'): readonly string[] {
  const section = index.slice(index.indexOf(`### ${slice}\n`)).split('\n### ')[0] ?? '';
  const line = section.split('\n').find((text) => text.startsWith(`- ${kind}: `)) ?? '';
  return matches(line, /`([^`]+)`/g);
}

function stem(path: string): string {
  return basename(path).replace(/\.(projection\.)?ts$/, '');
}

const slices = files('libs/lifecycle/*/index.ts').map((path) => path.split('/')[2] ?? '');

describe('The README’s index of slices', () => {
  it('names every slice and no other', () => {
    expect(matches(index, /^### (\S+)$/gm)).toEqual(slices);
  });

  it.each(slices)('says what can be commanded, what is recorded, read and automated in %s', (slice) => {
    const home = `libs/lifecycle/${slice}`;
    const commands = matches(read(`${home}/domain/${slice}.commands.ts`), /export class (\w+)/g);
    const events = matches(read(`${home}/domain/${slice}.events.ts`), /export const (\w+) = event\(/g);
    expect([...listed(slice, 'Write')].sort()).toEqual([...commands].sort());
    expect([...listed(slice, 'Records')].sort()).toEqual([...events].sort());
    expect([...listed(slice, 'Read')].sort()).toEqual(files(`${home}/read/*.projection.ts`).map(stem));
    expect([...listed(slice, 'Automation')].sort()).toEqual(files(`${home}/automation/!(*.spec).ts`).map(stem));
  });
});
