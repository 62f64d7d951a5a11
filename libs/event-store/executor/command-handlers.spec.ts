import { Commands } from '@entente/access';
import { BusinessCalendar, EventCatalogue, EventStore, PolicyBook, type Outcome } from '@entente/kernel';
import { everyDay } from '@entente/testing';
import { Global, Module } from '@nestjs/common';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { CommandExecutor } from './command-executor.js';
import { commandExecution, commandHandlers } from './command-handlers.js';
import { DeciderRegistry } from './decider-registry.js';
import { StageReplay } from './stage-replay.js';
import { CloseDesk, LeaveNotes, OpenDesk, ShutHouse, desk, house } from './testing/desk.js';
import { FatefulEventStore, NOW, OnePolicy, anOrigin, catalogue, everythingIn } from './testing/workbench.js';

@Global()
@Module({
  providers: [
    { provide: EventStore, useFactory: () => new FatefulEventStore() },
    { provide: PolicyBook, useClass: OnePolicy },
    { provide: EventCatalogue, useValue: catalogue },
    { provide: BusinessCalendar, useValue: everyDay },
    ...commandExecution,
  ],
  exports: [EventStore, CommandExecutor, DeciderRegistry, StageReplay],
})
class InstallationModule {}

@Module({ providers: [...commandHandlers(desk, [OpenDesk, LeaveNotes, CloseDesk])] })
class DeskModule {}

@Module({ providers: [...commandHandlers(house, [ShutHouse])] })
class HouseModule {}

async function aProgram() {
  const program = await Test.createTestingModule({
    imports: [CqrsModule.forRoot(), InstallationModule, DeskModule, HouseModule],
    providers: [Commands],
  }).compile();
  await program.init();
  const submit = (command: OpenDesk | LeaveNotes | CloseDesk | ShutHouse): Promise<Outcome> =>
    program.get(Commands).submit(command, anOrigin());
  return { program, submit };
}

const at = { partnershipId: 'p', now: NOW };

describe('A registered command', () => {
  it('reaches the executor through the command bus, with its origin', async () => {
    const { program, submit } = await aProgram();
    const outcome = await submit(new OpenDesk({ ...at, company: 'mattermost', domain: 'mattermost.com' }));
    expect(outcome).toMatchObject({ kind: 'accepted', events: [{ type: 'DeskOpened', data: { by: 'ada' } }] });
    expect(await everythingIn(program.get(EventStore))).toHaveLength(3);
    await program.close();
  });

  it('is an error when it comes without an origin', async () => {
    const { program } = await aProgram();
    await expect(program.get(CommandBus).execute(new CloseDesk(at))).rejects.toThrow('origin');
    await program.close();
  });
});

describe('A replay', () => {
  it('tells the state of every stage at any position from the events alone (XX-2)', async () => {
    const { program, submit } = await aProgram();
    const replay = program.get(StageReplay);
    const opened = await submit(new OpenDesk({ ...at, company: 'mattermost', domain: 'mattermost.com' }));
    const noted = await submit(new LeaveNotes({ ...at, notes: ['one', 'two'] }));
    const shut = await submit(new ShutHouse(at));
    const open = { status: 'Open', shut: false, notes: [] };
    const house = { category: 'house', state: { shut: false }, revision: 'none' };
    const stages = await Promise.all([0, opened.position, noted.position - 1, noted.position].map((position) => replay.at('p', position)));
    expect(stages).toEqual([
      [{ category: 'desk', state: { ...open, status: 'None' }, revision: 'none' }, house],
      [{ category: 'desk', state: open, revision: 0 }, house],
      [{ category: 'desk', state: { ...open, notes: ['one'] }, revision: 1 }, house],
      [{ category: 'desk', state: { ...open, notes: ['one', 'two'] }, revision: 2 }, house],
    ]);
    const now = [
      { category: 'desk', state: { status: 'Open', shut: true, notes: ['one', 'two'] }, revision: 2 },
      { ...house, state: { shut: true }, revision: 0 },
    ];
    expect(await replay.at('p', shut.position)).toEqual(now);
    expect(await replay.at('p')).toEqual(now);
    await program.close();
  });
});

describe('The deciders of a program', () => {
  it('are one a category', () => {
    const deciders = new DeciderRegistry();
    deciders.register(desk);
    deciders.register(desk);
    expect(deciders.all).toEqual([desk]);
    expect(() => deciders.register({ ...house, category: 'desk' })).toThrow('category desk');
  });
});
