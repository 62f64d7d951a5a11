import { CliFault, ExitCode } from './faults.js';

/** What a person reads of a command that could not be done, and what the shell is told. */
export interface Ended {
  readonly lines: readonly string[];
  readonly exitCode: number;
}

/** Says in one line what the person at the terminal can mend; of everything else it shows all there is. */
export async function ended(fault: unknown): Promise<Ended> {
  if (isOfCommander(fault)) return { lines: [], exitCode: fault.exitCode === 0 ? ExitCode.DONE : ExitCode.USAGE };
  if (fault instanceof CliFault) return { lines: [`entente: ${fault.message}`], exitCode: fault.exitCode };
  const { endedByEngine } = await import('./actions/ended-by-engine.js');
  return endedByEngine(fault);
}

/** Commander has already said what is wrong, or has shown the help that was asked for. */
function isOfCommander(fault: unknown): fault is { readonly exitCode: number } {
  return fault instanceof Error && 'exitCode' in fault && 'code' in fault && String(fault.code).startsWith('commander.');
}
