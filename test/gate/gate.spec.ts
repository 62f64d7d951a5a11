import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DefectOutdated, planted, type Defect } from './defect.js';
import { defects } from './defects.js';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(resolve(ROOT, file), 'utf8');

describe('The planted defects', () => {
  it.each(defects)('can still be planted: $breaks', (defect) => {
    const files = [...planted(defect, read)];
    expect(files.length).toBeGreaterThan(0);
    for (const [file, text] of files) expect(text).not.toBe(read(file));
  });

  it.each(defects)('$name has suites that must notice', ({ noticedBy }) => {
    expect(noticedBy.length).toBeGreaterThan(0);
    expect(noticedBy.filter((suite) => !existsSync(resolve(ROOT, suite)))).toEqual([]);
  });

  it('have a name each', () => {
    expect(new Set(defects.map(({ name }) => name)).size).toBe(defects.length);
  });
});

describe('A defect whose place has changed', () => {
  const defect = (from: string): Defect => ({ name: 'a', breaks: 'b', edits: [{ file: 'f', from, to: '' }], noticedBy: [] });

  it.each(['gone', 'twice'])('is refused when its passage is %s, and not passed over', (from) => {
    expect(() => planted(defect(from), () => 'twice and twice')).toThrow(DefectOutdated);
  });
});
