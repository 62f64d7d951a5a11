import type { Command, Outcome } from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandOrigin, type Origin } from './command-origin.js';

/** The way in for every command, whoever gives it: a person's mutation or an automation. */
@Injectable()
export class Commands {
  constructor(private readonly bus: CommandBus) {}

  /**
   * Executes a command on behalf of its origin. A refused command is an outcome, not an error.
   * A command object is submitted once; to repeat a command, make it anew and give the same idempotency key or command id.
   */
  async submit(command: Command, origin: Origin): Promise<Outcome> {
    new CommandOrigin(origin).attachTo(command);
    return this.bus.execute<Command, Outcome>(command);
  }
}
