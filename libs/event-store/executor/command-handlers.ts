import { CommandOrigin } from '@entente/access';
import {
  BusinessCalendar,
  EventCatalogue,
  EventStore,
  PolicyBook,
  type Command,
  type Decider,
  type DomainEvent,
  type Outcome,
} from '@entente/kernel';
import type { FactoryProvider } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandExecutor } from './command-executor.js';
import { DeciderRegistry } from './decider-registry.js';
import { StageReplay } from './stage-replay.js';

type CommandClass<C extends Command> = new (...args: never[]) => C;

/** For the module that binds the event store, the policy book and the catalogue; it exports these to all stages. */
export const commandExecution: readonly FactoryProvider[] = [
  { provide: DeciderRegistry, useFactory: () => new DeciderRegistry() },
  {
    provide: CommandExecutor,
    useFactory: (eventStore: EventStore, policies: PolicyBook, catalogue: EventCatalogue, calendar: BusinessCalendar) =>
      new CommandExecutor({ eventStore, policies, catalogue, calendar }),
    inject: [EventStore, PolicyBook, EventCatalogue, BusinessCalendar],
  },
  {
    provide: StageReplay,
    useFactory: (eventStore: EventStore, deciders: DeciderRegistry) => new StageReplay(eventStore, deciders),
    inject: [EventStore, DeciderRegistry],
  },
];

/**
 * Registers a stage's commands with the command bus, and its decider for replays.
 *
 * @example providers: [...commandHandlers(integration, [StartIntegration, DocumentIntegration])]
 */
export function commandHandlers<C extends Command, S, E extends DomainEvent>(
  decider: Decider<C, S, E>,
  commands: readonly CommandClass<NoInfer<C>>[],
): readonly FactoryProvider[] {
  const registration: FactoryProvider = {
    provide: Symbol(decider.category),
    useFactory: (deciders: DeciderRegistry) => deciders.register(decider),
    inject: [DeciderRegistry],
  };
  return [registration, ...commands.map((command) => handlerOf(decider, command))];
}

function handlerOf(decider: Decider, command: CommandClass<Command>): FactoryProvider {
  @CommandHandler(command)
  class Handler implements ICommandHandler<Command> {
    constructor(private readonly executor: CommandExecutor) {}

    async execute(given: Command): Promise<Outcome> {
      return this.executor.execute(decider, given, CommandOrigin.originOf(given));
    }
  }
  return { provide: Handler, useFactory: (executor: CommandExecutor) => new Handler(executor), inject: [CommandExecutor] };
}
