/** Of sysexits.h, where a number stands for more than a fault. */
export const ExitCode = { DONE: 0, FAULT: 1, USAGE: 2, DAMAGED: 65, NOT_FOUND: 66, NO_ANSWER: 74, IN_USE: 75 } as const;

/** What the person at the terminal can mend by what the message says. */
export abstract class CliFault extends Error {
  abstract readonly exitCode: number;
}

/** The command was given what it cannot take. */
export class UsageFault extends CliFault {
  readonly exitCode = ExitCode.USAGE;
}

/** What was asked for does not exist. */
export class NotFound extends CliFault {
  readonly exitCode = ExitCode.NOT_FOUND;
}

/** The command needs the log for itself, and a server has it. */
export class ServerInTheWay extends CliFault {
  readonly exitCode = ExitCode.IN_USE;
}

/** Two logs are not what they should be to each other. */
export class LogsDiffer extends CliFault {
  readonly exitCode = ExitCode.DAMAGED;
}
