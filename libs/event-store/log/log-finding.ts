import { EventStoreError } from '@entente/kernel';

/** Something in the log that is not as it was written, or cannot be read by this version. */
export interface LogFinding {
  readonly place: string;
  readonly found: string;
}

/** What an error says is wrong. */
export function said(error: unknown): string {
  if (error instanceof EventStoreError) return error.message;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
