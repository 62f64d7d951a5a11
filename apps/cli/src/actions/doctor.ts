import { ExitCode } from '../faults.js';
import type { Terminal } from '../terminal.js';
import type { DoctorOptions } from '../verbs/doctor.verb.js';
import { checkConfiguration, checkReadModels, checkWholeLog, compareReadModels, type Finding } from './checkup.js';
import { reading } from './data-folder.js';
import { settingsFor } from './settings.js';

type Findings = AsyncIterable<Finding> | Iterable<Finding>;

export async function examine(terminal: Terminal, options: DoctorOptions): Promise<void> {
  const tell = (findings: Findings): Promise<number> => tellFindings(terminal, findings, options.json);
  let found = await tell(checkConfiguration());
  const folder = settingsFor(options).dataDir;
  const inLog = await tell(checkWholeLog(folder));
  found += inLog;
  if (inLog > 0) terminal.say('The read models were not looked at, since what they are compared with is damaged');
  else
    await reading(options, async (log) => {
      found += await tell(checkReadModels(folder, log));
      if (options.deep === true) found += await tell(compareReadModels(options, folder, log));
    });
  if (found > 0) process.exitCode = ExitCode.DAMAGED;
  else terminal.say(`${folder} is sound`);
}

/** @returns how many there were */
async function tellFindings(terminal: Terminal, findings: Findings, json: boolean | undefined): Promise<number> {
  let count = 0;
  for await (const finding of findings) {
    count += 1;
    const { part, place, found, advice } = finding;
    if (json === true) await terminal.json(finding);
    else await terminal.data(`${terminal.paint('red', part)}  ${place}: ${found}\n        ${advice}`);
  }
  return count;
}
