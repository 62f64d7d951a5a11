import { files, matches, read, readAll } from './sources.js';

/** The rules that exist so far; issue by issue the list grows. */
const RULES = [
  ...['IN-1', 'IN-2', 'IN-3', 'IN-4', 'IN-5', 'IN-6', 'IN-7', 'IN-8'],
  ...['CL-1', 'CL-2', 'CL-3', 'CL-4', 'CL-5', 'CL-6'],
  ...['EV-1', 'EV-2', 'EV-3', 'EV-4'],
  ...['DU-1', 'DU-2', 'DU-3', 'DU-4', 'DU-5'],
  ...['LC-1', 'LC-2', 'LC-3', 'LC-4', 'LC-5', 'LC-6'],
  ...['RV-4', 'XX-1', 'XX-2', 'XX-3', 'XX-4', 'XX-6', 'XX-7', 'XX-9'],
];

const titles = matches(
  readAll('{apps,libs,test}/**/*.{spec,contract}.ts'),
  /(?:describe|it|test)(?:\.each\([^)]*\))?\(\s*(['"`].*['"`])/g,
).join('\n');

describe('Every rule and every command is proved by a test', () => {
  it.each(RULES)('%s stands in the title of a test', (id) => {
    expect(new RegExp(`\\b${id}\\b`).test(titles)).toBe(true);
  });

  it('has no rule in the code that is missing from the list', () => {
    const inCode = matches(readAll('libs/**/*rules*.ts'), /\brule\(\s*'([A-Z]{2}-\d+)'/g);
    expect(inCode.filter((id) => !RULES.includes(id))).toEqual([]);
  });

  it.each(files('libs/lifecycle/*/domain/*.commands.ts'))('each command of %s is given in a spec beside it', (path) => {
    const specs = readAll(path.replace(/[^/]+$/, '*.spec.ts')) + readAll('libs/testing/*.ts');
    const commands = matches(read(path), /export class (\w+)/g);
    expect(commands.filter((command) => !specs.includes(`new ${command}(`))).toEqual([]);
  });

  it.each(files('libs/**/read/*.projection.ts'))('%s has a spec beside it', (path) => {
    expect(files(path.replace('.ts', '.spec.ts'))).toHaveLength(1);
  });

  it.each(files('libs/**/automation/!(*.spec).ts'))('%s has a spec beside it', (path) => {
    expect(files(path.replace('.ts', '.spec.ts'))).toHaveLength(1);
  });
});
