import { DatabaseError } from 'pg';

/** The database does not answer, or not now; the message is fit for whoever asked, the cause for an operator. */
export class ReadStoreUnavailable extends Error {
  constructor(cause: unknown) {
    super(`The database of the read models does not answer: ${codeOf(cause)}`, { cause });
    this.name = 'ReadStoreUnavailable';
  }
}

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

function codeOf(fault: unknown): string {
  if (typeof fault === 'object' && fault !== null && 'code' in fault && typeof fault.code === 'string') return fault.code;
  return fault instanceof Error ? fault.message : 'no reason is known';
}
