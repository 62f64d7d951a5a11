import { DatabaseError } from 'pg';
import { ValueRefused } from '../value-refused.js';
import { ReadStoreUnavailable } from '../read-store-unavailable.js';

/** By the class of their SQLSTATE: connection lost, out of resources, shut down or cancelled, its own system. */
const TROUBLE_OF_ITS_OWN = /^(?:08|53|57|58)/;
const OF_THE_VALUES = '22';
const LOCK_NOT_AVAILABLE = '55P03';
const UNDEFINED_TABLE = '42P01';

/** A table's name tells its form. */
const OF_ANOTHER_VERSION = 'The read models do not stand in the form that this version of the service asks for';

/** Whose fault it was: the values', the database's, which does not answer then, or the question's own. */
export function told(fault: unknown): unknown {
  if (!(fault instanceof DatabaseError) || TROUBLE_OF_ITS_OWN.test(fault.code ?? '')) return new ReadStoreUnavailable(fault);
  if (fault.code === UNDEFINED_TABLE) return new ReadStoreUnavailable(fault, OF_ANOTHER_VERSION);
  return fault.code?.startsWith(OF_THE_VALUES) === true ? new ValueRefused(fault) : fault;
}

/** Whether somebody else held for too long what was to be locked. */
export function isLockedByOthers(fault: unknown): boolean {
  return fault instanceof DatabaseError && fault.code === LOCK_NOT_AVAILABLE;
}

/** Whether it was the database that said no, to this statement or to one that shared its transaction. */
export function isRefusal(fault: unknown): boolean {
  return fault instanceof DatabaseError || (fault instanceof Error && fault.cause instanceof DatabaseError);
}
