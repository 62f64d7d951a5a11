import { LogAbsent, NotABeginning } from '@entente/event-store';
import { LogDamaged, LogInUse } from '@entente/kernel';
import { ReadStoreUnavailable } from '@entente/read-store';
import { failedStart } from '../../../api/src/failed-start.js';
import type { Ended } from '../ended.js';
import { ExitCode } from '../faults.js';

/** What the log or the settings made impossible. */
export function endedByEngine(fault: unknown): Ended {
  const known = CODES.find(([kind]) => fault instanceof kind);
  if (known !== undefined && fault instanceof Error) return { lines: [`entente: ${fault.message}`], exitCode: known[1] };
  return failedStart(fault);
}

const CODES: readonly (readonly [new (...args: never[]) => Error, number])[] = [
  [LogAbsent, ExitCode.NOT_FOUND],
  [LogDamaged, ExitCode.DAMAGED],
  [NotABeginning, ExitCode.DAMAGED],
  [LogInUse, ExitCode.IN_USE],
  [ReadStoreUnavailable, ExitCode.NO_ANSWER],
];
