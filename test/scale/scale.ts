import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { useBuiltCode } from '../bench/built-code.js';
import { copyOfBuild } from '../e2e/server/built-server.js';
import type { Figure } from './figures.js';

const { values } = parseArgs({ options: { small: { type: 'boolean', default: false }, json: { type: 'string' } } });
const build = copyOfBuild();
const folder = resolve(build.folder, 'scale');
process.once('exit', () => build.remove());
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
mkdirSync(folder);

useBuiltCode(build.folder);
const { fillCompany } = await import('./company.js');
const { measureServer } = await import('./server-at-scale.js');
const size = values.small ? { partnerships: 300, longest: 200, calls: 40 } : { partnerships: 100_000, longest: 10_000, calls: 400 };
const say = (words: string): void => void process.stderr.write(`${words}\n`);
say('filling the log …');
const filled = await fillCompany(folder, size);
say(`${filled.events.toLocaleString('en')} events in ${filled.seconds.toFixed(0)} s`);
const figures: Figure[] = [];
await measureServer({ ...size, build: build.folder, folder, report: (figure) => figures.push(tell(figure)) });
rmSync(folder, { recursive: true });
if (values.json !== undefined)
  writeFileSync(values.json, `${JSON.stringify({ ...size, ...filled, load: loadavg()[0], figures }, undefined, 2)}\n`);

function tell(figure: Figure): Figure {
  const { name, value, unit, most } = figure;
  const verdict = values.small ? '' : value < most ? ', reached' : ', missed';
  process.stdout.write(`${name}: ${value.toFixed(1)} ${unit} (less than ${most} ${unit}${verdict})\n`);
  return figure;
}
