import { Controller, Get, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AccessModule } from './access.module.js';
import { Allow, Public } from './allow.decorator.js';
import { Role } from './role.js';

@Resolver()
class Forgetful {
  @Query(() => Int)
  forgotten(): number {
    return 1;
  }

  @Allow(Role.AUDITOR)
  @Mutation(() => Int)
  marked(): number {
    return 1;
  }

  internal(): number {
    return 1;
  }
}

@Controller()
class OpenDoor {
  @Get()
  door(): string {
    return 'open';
  }
}

@Public()
@Controller()
class Marked {
  @Get()
  door(): string {
    return 'open';
  }
}

async function start(host: Type): Promise<void> {
  const imports = [CqrsModule.forRoot(), AccessModule.register({ mode: 'development' })];
  @Module({ imports, providers: [host] })
  class Program {}
  const program = await NestFactory.createApplicationContext(Program, { logger: false, abortOnError: false });
  await program.close();
}

describe('A program', () => {
  it('does not start while a root field says nothing of who may call it', async () => {
    await expect(start(Forgetful)).rejects.toThrow('Without @Allow or @Public: Forgetful.forgotten');
  });

  it('does not start while a controller says nothing of who may call it', async () => {
    await expect(start(OpenDoor)).rejects.toThrow('Without @Allow or @Public: OpenDoor.door');
  });

  it('starts when a class speaks for its handlers', async () => {
    await expect(start(Marked)).resolves.toBeUndefined();
  });
});
