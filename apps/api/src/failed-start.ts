import { EventStoreError, LogInUse } from '@entente/kernel';
import { OfAnotherLog, ReadStoreFault, ReadStoreUnavailable } from '@entente/read-store';
import { ConfigurationError } from './configuration.js';
import { DemoFault } from './demo/player.js';

/** What a person reads of a start that failed, and what the machinery around the process is told. */
export interface FailedStart {
  readonly lines: readonly string[];
  readonly exitCode: number;
}

/** Of sysexits.h: the configuration or what it brings together, the disk, what comes and goes. Only after the last another try can help by itself. */
const EX_CONFIG = 78;
const EX_IOERR = 74;
const EX_TEMPFAIL = 75;

/** Explains what an operator can mend; of everything else, which is our own fault, it shows all there is. */
export function failedStart(fault: unknown): FailedStart {
  if (fault instanceof ConfigurationError) return { lines: fault.lines, exitCode: EX_CONFIG };
  if (fault instanceof LogInUse)
    return {
      lines: [`Another server uses this DATA_DIR: stop it, or set DATA_DIR to another folder. ${fault.message}`],
      exitCode: EX_TEMPFAIL,
    };
  if (isListenFault(fault)) return { lines: [listenLine(fault)], exitCode: 1 };
  return fault instanceof Error ? byItsClass(fault) : { lines: [String(fault)], exitCode: 1 };
}

function byItsClass(fault: Error): FailedStart {
  const [, exitCode] = TELLING.find(([kind]) => fault instanceof kind) ?? [];
  return exitCode === undefined ? { lines: [fault.stack ?? fault.message], exitCode: 1 } : { lines: [fault.message], exitCode };
}

/** Faults whose message says all that an operator needs. */
const TELLING: readonly (readonly [abstract new (...args: never[]) => Error, number])[] = [
  [OfAnotherLog, EX_CONFIG],
  [EventStoreError, EX_IOERR],
  [ReadStoreFault, EX_IOERR],
  [ReadStoreUnavailable, EX_TEMPFAIL],
  [DemoFault, 1],
];

/** The system does not let the server listen, or knows no such host. */
interface ListenFault {
  readonly code: string;
  readonly address?: string;
  readonly hostname?: string;
  readonly port?: number;
}

function isListenFault(fault: unknown): fault is ListenFault {
  return (
    typeof fault === 'object' && fault !== null && 'syscall' in fault && (fault.syscall === 'listen' || fault.syscall === 'getaddrinfo')
  );
}

function listenLine({ code, address, hostname, port }: ListenFault): string {
  if (code === 'EADDRINUSE')
    return `PORT ${port ?? ''} of ${address ?? ''} is taken: stop what listens there, or set PORT, of a worker HEALTH_PORT, to another, 0 for any that is free`;
  return `The server cannot listen on HOST ${address ?? hostname ?? ''}: ${code}`;
}
