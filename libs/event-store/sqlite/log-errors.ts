import { EventStoreError, LogDamaged, StoreFault } from '@entente/kernel';
import type { LogFiles } from './log-files.js';
import { faultOf, type Fault } from './sqlite-fault.js';

/** The log was written by a later version of this product. Nothing was changed in it. */
export class NewerLogFormat extends EventStoreError {}

/** The folder holds no log. */
export class LogAbsent extends EventStoreError {}

export function errorOf({ damaged, message }: Fault): EventStoreError {
  return damaged ? new LogDamaged(message) : new StoreFault(message);
}

/** Does something with the log's files, and tells in the port's words what went wrong below. */
export function guarded<T>(files: LogFiles, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw error instanceof EventStoreError ? error : errorOf(faultOf(error, files));
  }
}
