import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { useBuiltCode } from '../bench/built-code.js';
import { copyOfBuild } from '../e2e/server/built-server.js';
import { Issuer } from '../e2e/server/issuer.js';
import { ranInOwnNamespace } from './torture/own-namespace.js';
import { reportOf, tableOf, type SectionReport } from './torture/report.js';
import type { Section } from './torture/section.js';

const text = (value: string) => ({ type: 'string', default: value }) as const;
const { values } = parseArgs({
  options: {
    ...{ only: text(''), json: { type: 'string' }, 'timeout-seconds': text('14400') },
    ...{ kills: text('200'), 'projection-kills': text('200'), damages: text('2000'), 'disk-rounds': text('5') },
    ...{ 'soak-seconds': text('600'), 'clock-jumps': text('300') },
  },
});
const asked = values.only.split(',').filter((name) => name !== '');
const sizes = {
  ...{ kills: Number(values.kills), projectionKills: Number(values['projection-kills']), damages: Number(values.damages) },
  ...{ diskRounds: Number(values['disk-rounds']), soakSeconds: Number(values['soak-seconds']), clockJumps: Number(values['clock-jumps']) },
};
const wrong = Object.entries(sizes).filter(([, size]) => !Number.isSafeInteger(size) || size < 1);
if (wrong.length > 0) throw new RangeError(`These sizes must be whole numbers from 1 on: ${wrong.map(([name]) => name).join(', ')}`);
const elsewhere = asked.length === 0 || asked.includes('disk') ? await ranInOwnNamespace() : undefined;
if (elsewhere !== undefined) process.exit(elsewhere);
const say = (words: string): void => void process.stderr.write(`${words}\n`);
const reports: SectionReport[] = [];
const build = copyOfBuild();
process.once('exit', () => build.remove());
// An end by a signal must clean up too; the servers end with this process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

// Whoever waits for ever has failed too.
setTimeout(
  () => {
    process.stdout.write(`${tableOf(reports)}\n`);
    say(`BREACH: not finished after ${values['timeout-seconds']} s`);
    process.exit(1);
  },
  Number(values['timeout-seconds']) * 1_000,
).unref();

useBuiltCode(build.folder);
const { sections } = await import('./torture/sections.js');
const unknown = asked.filter((name) => !sections.some((section) => section.name === name));
if (unknown.length > 0)
  throw new RangeError(`There is no section ${unknown.join(', ')}; there are ${sections.map(({ name }) => name).join(', ')}`);
const issuer = await Issuer.create();
for (const section of sections) if (asked.length === 0 || asked.includes(section.name)) reports.push(await reported(section));
process.stdout.write(`${tableOf(reports)}\n`);
if (values.json !== undefined)
  writeFileSync(values.json, `${JSON.stringify({ sizes, load: loadavg()[0], sections: reports }, undefined, 2)}\n`);
process.exit(reports.some(({ verdict }) => verdict === 'BREACH') ? 1 : 0);

async function reported(section: Section): Promise<SectionReport> {
  say(`${section.name} …`);
  const began = performance.now();
  const folder = mkdtempSync(join(tmpdir(), `entente-torture-${section.name}-`));
  const tell = (words: string): void => say(`${section.name}: ${words}`);
  const found = await section.run({ build: build.folder, folder, issuer, say: tell }, sizes).catch(faulted);
  const report = reportOf(section.name, Math.round((performance.now() - began) / 1_000), found);
  if (report.verdict === 'BREACH') tell(`the folder was kept: ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
  return report;
}

/** A section that could not be run to its end has shown nothing. */
function faulted(fault: unknown) {
  return { seen: {}, judged: {}, breaches: [fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)] };
}
