import { Injectable } from '@nestjs/common';
import { InjectCommander, type CommandRunner } from 'nest-commander';
import { product } from '../../api/src/product.js';

const GUIDE = `
Examples:
  npm run --silent entente -- history mattermost
  npm run --silent entente -- replay mattermost --as-of 2020-05-01 --json
  npm run --silent entente -- doctor --data ./data

Log and read models are where EVENTSTORE_URL and DATABASE_URL say, as for the server, else in the folder of --data or DATA_DIR.
Every verb takes --data <folder> and --json; data goes to standard output, talk to standard error.
Exit codes: 0 done, 1 a fault, 2 wrong use, 65 damaged or not the same, 66 not found, 74 no answer of a disk, server or database,
75 in use by a server, 78 wrong settings.`;

/** The command line as a whole, as its help names it. */
@Injectable()
export class Program {
  constructor(@InjectCommander() program: Parameters<CommandRunner['setCommand']>[0]) {
    const does = 'Looks into the data of an Entente, mends its read models, and moves its log';
    program.name('entente').description(does).version(product.version, '-V, --version', 'Say the version').addHelpText('after', GUIDE);
  }
}
