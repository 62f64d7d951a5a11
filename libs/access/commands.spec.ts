import type { Command, Outcome } from '@entente/kernel';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandHandler, CqrsModule, type ICommandHandler } from '@nestjs/cqrs';
import { AccessModule } from './access.module.js';
import { CommandOrigin, type Origin } from './command-origin.js';
import { Commands } from './commands.js';

class GreetPartner implements Command {
  readonly type = 'GreetPartner';
  readonly data = { partnershipId: 'p-1', now: '2026-01-01T00:00:00.000Z' };
}

const seen: Origin[] = [];

@CommandHandler(GreetPartner)
class Greeter implements ICommandHandler<GreetPartner, Outcome> {
  execute(command: GreetPartner): Promise<Outcome> {
    seen.push(CommandOrigin.originOf(command));
    return Promise.resolve({ kind: 'accepted', subject: 'p-1', events: [], position: 7 });
  }
}

@Module({ imports: [CqrsModule.forRoot(), AccessModule.register({ mode: 'development' })], providers: [Greeter] })
class Program {}

describe('A submitted command', () => {
  const origin: Origin = {
    actor: { id: 'ada', role: 'ALLIANCE_MANAGER' },
    correlationId: 'c-1',
    causationId: 'c-0',
    idempotencyKey: 'k-1',
  };

  it('reaches its handler with its origin, which leaves no mark in the command itself', async () => {
    const program = await NestFactory.createApplicationContext(Program, { logger: false });
    await program.init();
    const command = new GreetPartner();
    await expect(program.get(Commands, { strict: false }).submit(command, origin)).resolves.toMatchObject({ position: 7 });
    expect(seen).toEqual([origin]);
    expect(JSON.stringify(command)).toBe(JSON.stringify(new GreetPartner()));
    await program.close();
  });

  it('is refused by whoever asks for its origin when it came another way', () => {
    expect(() => CommandOrigin.originOf(new GreetPartner())).toThrow('GreetPartner has no origin: submit it through Commands');
  });
});
