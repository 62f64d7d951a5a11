import type { Actor, Command } from '@entente/kernel';
import { AsyncContext } from '@nestjs/cqrs';

/** Where a command comes from. */
export interface Origin {
  readonly actor: Actor;
  /** The same for everything that one request set going. */
  readonly correlationId: string;
  /** The id of the event or the request that caused the command. */
  readonly causationId: string;
  /** The caller's own name for this one execution: a repeat with the same key has no second effect. */
  readonly idempotencyKey?: string;
  /** The execution's id where it is given already, as an automation derives it from an event. */
  readonly commandId?: string;
}

/** Carries an {@link Origin} along with a command through Nest's command bus, outside the command's own data. */
export class CommandOrigin extends AsyncContext {
  constructor(private readonly origin: Origin) {
    super();
  }

  /** @throws Error when the command was not submitted through {@link Commands} */
  static originOf(command: Command): Origin {
    const context = AsyncContext.of(command);
    if (context instanceof CommandOrigin) return context.origin;
    throw new Error(`${command.type} has no origin: submit it through Commands`);
  }
}
