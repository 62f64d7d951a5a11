import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Defect } from './defect.js';
import { defects } from './defects.js';
import { findingsOn, tableOf, type Finding } from './finding.js';
import { ScratchTree } from './scratch-tree.js';

const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string', multiple: true } } });
const { only = defects.map(({ name }) => name) } = values;
const chosen = defects.filter(({ name }) => only.includes(name));
if (chosen.length < only.length) throw new RangeError(`--only: the defects are ${defects.map(({ name }) => name).join(', ')}`);

const began = performance.now();
const tree = await ScratchTree.copy();
process.once('exit', () => tree.remove());
// An end by a signal must clean up too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

await ensureSound();
const findings: Finding[] = [];
for (const defect of chosen) findings.push(...(await examine(defect)));
const unnoticed = findings.filter(({ noticed }) => !noticed).length;
const seconds = secondsSince(began);
process.stdout.write(`${tableOf(findings)}\n\n${chosen.length} defects in ${seconds} s, ${unnoticed} times not noticed\n`);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ seconds, unnoticed, findings }, undefined, 2)}\n`);
process.exit(unnoticed === 0 ? 0 : 1);

/** A suite that fails anyway would notice everything. */
async function ensureSound(): Promise<void> {
  const suites = [...new Set(chosen.flatMap(({ noticedBy }) => noticedBy))];
  say(`${suites.length} suites without a defect …`);
  const outcome = await tree.run(suites);
  if (outcome.kind === 'unusable') throw new Error(`The tree as it is ${outcome.why}`);
  const failing = suites.filter((suite) => !outcome.firstFailures.has(suite) || outcome.firstFailures.get(suite) !== undefined);
  if (failing.length > 0) throw new Error(`These fail without any defect: ${failing.join(', ')}`);
}

async function examine(defect: Defect): Promise<readonly Finding[]> {
  say(`${defect.name}: ${defect.breaks} …`);
  const planting = performance.now();
  const outcome = await tree.with(defect, () => tree.run(defect.noticedBy));
  const found = findingsOn(defect, outcome, secondsSince(planting));
  for (const { suite, words } of found) say(`  ${suite}: ${words}`);
  return found;
}

function secondsSince(moment: number): number {
  return Math.round((performance.now() - moment) / 1_000);
}

function say(words: string): void {
  process.stderr.write(`${words}\n`);
}
