import type { Member } from '../faults/fault.js';
import type { FaultBoard } from '../faults/fault-board.js';
import type { EventLog } from '../log/event-log.js';
import type { Writer } from '../log/writer.js';
import type { CallCounts } from './call-counts.js';
import type { LiveSubscriptions } from './live-subscriptions.js';

/** What the services serve. */
export interface Store {
  readonly log: EventLog;
  /** While this node leads. */
  writer(): Writer | undefined;
  leader(): { readonly host: string; readonly port: number } | undefined;
  readonly faults: FaultBoard;
  readonly counts: CallCounts;
  readonly subscriptions: LiveSubscriptions;
  readonly credentials: { readonly username: string; readonly password: string } | undefined;
  readonly version: string;
  /** The nodes of the cluster as this one sees them. */
  members(): readonly Member[];
  readonly resetConnections: () => void;
}
