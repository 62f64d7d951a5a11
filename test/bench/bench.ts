import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { copyOfBuild } from '../e2e/server/built-server.js';
import { useBuiltCode } from './built-code.js';
import { machineFacts } from './machine.js';
import { measured, type Measured } from './measure.js';
import { tableOf } from './table.js';

const { values } = parseArgs({
  options: {
    small: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    runs: { type: 'string', default: '5' },
    json: { type: 'string' },
  },
});
const runs = values.small ? 1 : Number(values.runs);
const asked = values.only.split(',').filter((id) => id !== '');
const began = performance.now();
const build = copyOfBuild();
// Beside the build and not among temporary files, which may live in memory.
const folder = resolve(build.folder, 'bench');
process.once('exit', () => build.remove());
// An end by a signal must clean up too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
mkdirSync(folder);

useBuiltCode(build.folder);
const { runAll } = await import('./run.js');
const machine = machineFacts(folder);
const all: Measured[] = [];
await runAll(
  {
    ...{ runs, folder, build: build.folder },
    size: (full, small) => (values.small ? small : full),
    async report(measure) {
      if (asked.length > 0 && !asked.includes(measure.id)) return;
      process.stderr.write(`${measure.id} ${measure.name} …\n`);
      all.push(await measured(measure, runs));
    },
  },
  asked,
);
rmSync(folder, { recursive: true });

const facts = { ...machine, loadAfter: loadavg()[0], seconds: Math.round((performance.now() - began) / 1_000) };
const { cores, node, flushesPerSecond, loadBefore } = machine;
process.stdout.write(
  `${cores} cores, Node ${node}, ${flushesPerSecond} flushes/s, load ${loadBefore.toFixed(1)}; medians of ${runs}\n\n${tableOf(all, !values.small)}\n`,
);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ machine: facts, runs, measures: all }, undefined, 2)}\n`);
