import type { LogAsWritten, TakingLog } from './log-as-written.js';
import { LogInFolder, TakingLogInFolder } from './log-in-folder.js';

/** Whether a place is a connection string rather than a folder. */
export function isOnServer(place: string): boolean {
  return /^esdb(\+discover)?:/.test(place);
}

/**
 * Opens the log of a folder or of an EventStoreDB, to be read alone.
 * @throws UnusableConnectionString, LogAbsent, LogDamaged, NewerLogFormat, StoreFault
 */
export async function openAsWritten(place: string): Promise<LogAsWritten> {
  return isOnServer(place) ? onServer(place) : LogInFolder.open(place);
}

/**
 * Opens the log that is to take over another one's events.
 * @throws UnusableConnectionString, LogInUse, LogDamaged, NewerLogFormat, StoreFault
 */
export async function openToTake(place: string): Promise<TakingLog> {
  return isOnServer(place) ? onServer(place) : TakingLogInFolder.open(place);
}

/** The server's client is loaded here and not before, since most calls have no use for it. */
async function onServer(connectionString: string): Promise<TakingLog> {
  const { LogOnServer } = await import('./log-on-server.js');
  return new LogOnServer(connectionString);
}
