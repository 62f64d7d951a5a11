import { Command, Option } from 'nest-commander';
import { checkConfiguration, checkReadModels, checkWholeLog, compareReadModels, type Finding } from '../checkup.js';
import { reading, settingsFor, type CommonOptions } from '../data-folder.js';
import { ExitCode } from '../ended.js';
import { Terminal } from '../terminal.js';
import { Verb } from '../verb.js';

interface DoctorOptions extends CommonOptions {
  readonly deep?: boolean;
}

@Command({ name: 'doctor', description: 'Checks configuration, the whole log and the read models, and changes nothing' })
export class DoctorVerb extends Verb {
  protected override readonly examples = ['doctor', 'doctor --deep --json'];
  #findings = 0;

  constructor(private readonly terminal: Terminal) {
    super();
  }

  override async run(_: string[], options: DoctorOptions = {}): Promise<void> {
    await this.#tell(checkConfiguration(), options);
    const folder = settingsFor(options).dataDir;
    const isSound = (await this.#tell(checkWholeLog(folder), options)) === 0;
    if (isSound) await this.#checkReadModels(folder, options);
    else this.terminal.say('The read models were not looked at, since what they are compared with is damaged');
    if (this.#findings > 0) process.exitCode = ExitCode.DAMAGED;
    else this.terminal.say(`${folder} is sound`);
  }

  @Option({ flags: '--deep', description: 'Compare every read model with one that is built from nothing' })
  protected deep(): boolean {
    return true;
  }

  async #checkReadModels(folder: string, options: DoctorOptions): Promise<void> {
    await reading(options, async (log) => {
      await this.#tell(checkReadModels(folder, log), options);
      if (options.deep === true) await this.#tell(compareReadModels(options, folder, log), options);
    });
  }

  /** @returns how many there were */
  async #tell(findings: AsyncIterable<Finding> | Iterable<Finding>, { json }: DoctorOptions): Promise<number> {
    let count = 0;
    for await (const finding of findings) {
      count += 1;
      this.#findings += 1;
      const { part, place, found, advice } = finding;
      if (json === true) await this.terminal.json(finding);
      else await this.terminal.data(`${this.terminal.paint('red', part)}  ${place}: ${found}\n        ${advice}`);
    }
    return count;
  }
}
