import type { Command, Outcome, RecordedEvent } from '@entente/kernel';

/** Why an automation commands: enough to derive a command's id from, the same at every delivery. */
export interface Because {
  /** What happened: of a timer, what set its clock. */
  readonly event: RecordedEvent;
  /** The name of the reaction or timer. */
  readonly automation: string;
  /** Tells the command apart from others for the same event: the place among a reaction's commands, the key of a timer's clock. */
  readonly index: number | string;
}

/** Executes a command so that a repeat for the same reason has no second effect. */
export type Execute = (command: Command, because: Because) => Promise<Outcome>;
