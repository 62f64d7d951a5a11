import { LogAbsent } from '@entente/event-store';
import { LogDamaged, LogInUse } from '@entente/kernel';
import { failedStart } from '../../api/src/failed-start.js';

/** Of sysexits.h, where a number stands for more than a fault. */
export const ExitCode = { DONE: 0, FAULT: 1, USAGE: 2, DAMAGED: 65, NOT_FOUND: 66, IN_USE: 75 } as const;

/** What a person reads of a command that could not be done, and what the shell is told. */
export interface Ended {
  readonly lines: readonly string[];
  readonly exitCode: number;
}

/** The command was given what it cannot take. */
export class UsageFault extends Error {}

/** What was asked for does not exist. */
export class NotFound extends Error {}

/** The command needs the log for itself, and a server has it. */
export class ServerInTheWay extends Error {}

/** Says in one line what the person at the terminal can mend; of everything else it shows all there is. */
export function ended(fault: unknown): Ended {
  if (isOfCommander(fault)) return { lines: [], exitCode: fault.exitCode === 0 ? ExitCode.DONE : ExitCode.USAGE };
  const known = CODES.find(([kind]) => fault instanceof kind);
  if (known !== undefined && fault instanceof Error) return { lines: [`entente: ${fault.message}`], exitCode: known[1] };
  return failedStart(fault);
}

const CODES: readonly (readonly [new (...args: never[]) => Error, number])[] = [
  [UsageFault, ExitCode.USAGE],
  [NotFound, ExitCode.NOT_FOUND],
  [LogAbsent, ExitCode.NOT_FOUND],
  [LogDamaged, ExitCode.DAMAGED],
  [ServerInTheWay, ExitCode.IN_USE],
  [LogInUse, ExitCode.IN_USE],
];

/** Commander has already said what is wrong, or has shown the help that was asked for. */
function isOfCommander(fault: unknown): fault is { readonly exitCode: number } {
  return fault instanceof Error && 'exitCode' in fault && 'code' in fault && String(fault.code).startsWith('commander.');
}
