import type { Command, Outcome, Reaction, RecordedEvent } from '@entente/kernel';

/** Why an automation commands: enough to derive a command's id from, the same at every delivery. */
export interface Because {
  readonly event: RecordedEvent;
  readonly reaction: Reaction;
  /** The command's place among those that the reaction gave for this event. */
  readonly index: number;
}

/** Executes a command so that a repeat for the same reason has no second effect. */
export type Execute = (command: Command, because: Because) => Promise<Outcome>;
