import { CommandFactory } from 'nest-commander';
import { CliModule } from './cli.module.js';
import { ended, type Ended } from './ended.js';
import { ExitCode } from './faults.js';

/** A reader that has seen enough, such as head, is no fault. */
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? ExitCode.DONE : ExitCode.FAULT));

function leave({ lines, exitCode }: Ended): void {
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exitCode = exitCode;
}

try {
  await CommandFactory.run(CliModule, {
    logger: false,
    abortOnError: false,
    enablePositionalOptions: true,
    errorHandler: (fault) => {
      throw fault;
    },
    serviceErrorHandler: (fault) => void ended(fault).then(leave),
  });
} catch (fault) {
  leave(await ended(fault));
}
