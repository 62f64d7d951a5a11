import { Injectable } from '@nestjs/common';
import { InjectCommander, type CommandRunner } from 'nest-commander';

/** The command line as a whole, as its help names it. */
@Injectable()
export class Program {
  constructor(@InjectCommander() program: Parameters<CommandRunner['setCommand']>[0]) {
    program.name('entente').description('Looks into an Entente folder, and mends its read models');
  }
}
