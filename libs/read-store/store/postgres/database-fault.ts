import { DatabaseError } from 'pg';
import { ReadStoreUnavailable } from '../read-store-unavailable.js';

/** By the class of their SQLSTATE: connection lost, out of resources, shut down or cancelled, its own system. */
const TROUBLE_OF_ITS_OWN = /^(?:08|53|57|58)/;
const LOCK_NOT_AVAILABLE = '55P03';

/** The fault itself where the question was at fault; else that the database does not answer. */
export function told(fault: unknown): unknown {
  const isOurs = fault instanceof DatabaseError && !TROUBLE_OF_ITS_OWN.test(fault.code ?? '');
  return isOurs ? fault : new ReadStoreUnavailable(fault);
}

/** Whether somebody else held for too long what was to be locked. */
export function isLockedByOthers(fault: unknown): boolean {
  return fault instanceof DatabaseError && fault.code === LOCK_NOT_AVAILABLE;
}
