import type { Configuration } from '../../../api/src/configuration.js';
import { ExitCode } from '../faults.js';
import type { Terminal } from '../terminal.js';
import type { DoctorOptions } from '../verbs/doctor.verb.js';
import { checkConfiguration, checkWholeLog } from './checkup.js';
import type { Finding } from './finding.js';
import { checkReadModels, compareReadModels } from './read-model-checkup.js';
import { placeOfLog, placeOfReadModels, settingsFor } from './settings.js';
import { reading } from './stores.js';

type Findings = AsyncIterable<Finding> | Iterable<Finding>;

export async function examine(terminal: Terminal, options: DoctorOptions): Promise<void> {
  const tell = (findings: Findings): Promise<number> => tellFindings(terminal, findings, options.json);
  let found = await tell(checkConfiguration());
  const settings = settingsFor(options);
  const inLog = await tell(checkWholeLog(settings));
  found += inLog;
  if (inLog > 0) terminal.say('The read models were not looked at, since what they are compared with is damaged');
  else
    await reading(options, async (log) => {
      found += await tell(checkReadModels(options, log));
      if (options.deep === true) found += await tell(compareReadModels(options, log));
    });
  for (const line of leftOut(settings)) terminal.say(line);
  if (found > 0) process.exitCode = ExitCode.DAMAGED;
  else terminal.say(`${examined(settings)} sound`);
}

/** What a server keeps of its own is its own to check. */
function* leftOut(settings: Configuration): Generator<string> {
  if (settings.eventStoreUrl !== undefined)
    yield `Checksums and files were left out, which only a log in a folder has: of ${placeOfLog(settings)} the order, the revisions and the events were checked`;
  if (settings.databaseUrl !== undefined) yield `The files of ${placeOfReadModels(settings)} were left out`;
}

function examined(settings: Configuration): string {
  const [log, readModels] = [placeOfLog(settings), placeOfReadModels(settings)];
  return log === readModels ? `${log} is` : `The log on ${log} and the read models in ${readModels} are`;
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
