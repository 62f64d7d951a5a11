import { CommandRunner, Option } from 'nest-commander';

type Commander = Parameters<CommandRunner['setCommand']>[0];

/** Options of every verb. */
export interface CommonOptions {
  readonly data?: string;
  readonly json?: boolean;
}

/** What every verb has in common: where the data lies, JSON on wish, and examples behind its help. */
export abstract class Verb extends CommandRunner {
  /** Without the program's name. */
  protected abstract readonly examples: readonly string[];

  /** A wrong use is told by its exit code; commander itself would end the process with 1. */
  override setCommand(command: Commander): this {
    command.allowExcessArguments(false).exitOverride((fault) => {
      throw fault;
    });
    command.addHelpText(
      'after',
      () => `\nExamples:\n${this.examples.map((example) => `  npm run --silent entente -- ${example}`).join('\n')}`,
    );
    return super.setCommand(command);
  }

  @Option({
    flags: '--data <folder>',
    description: 'The folder of all the data (default: what EVENTSTORE_URL and DATABASE_URL say, else DATA_DIR, or ./data)',
  })
  protected data(folder: string): string {
    return folder;
  }

  @Option({ flags: '--json', description: 'JSON for programs, a line each' })
  protected json(): boolean {
    return true;
  }
}
