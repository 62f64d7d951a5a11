/** The read models cannot be asked, or not now. The message is fit for whoever asked; the cause is for an operator. */
export class ReadStoreUnavailable extends Error {
  constructor(cause: unknown, message = `The database of the read models does not answer: ${codeOf(cause)}`) {
    super(message, { cause });
    this.name = 'ReadStoreUnavailable';
  }
}

function codeOf(fault: unknown): string {
  if (typeof fault === 'object' && fault !== null && 'code' in fault && typeof fault.code === 'string') return fault.code;
  return fault instanceof Error ? fault.message : 'no reason is known';
}
