import type { Command, DomainEvent, Outcome } from '@entente/kernel';
import { StoreFault, reaction, reading, subjectOf } from '@entente/kernel';
import type { Because, Execute } from '@entente/read-store';
import { AutomationRunner, quiescent } from '@entente/read-store';
import { Begun, Documented, begun, board, documented, noted } from './partnership-board.js';
import type { World } from './world.js';
import { LONG_MS, metadata, inEachWorld } from './world.js';

const now = '2020-02-11T09:14:07.000Z';

const whenBegunThenDocument = reaction('when-begun-then-document', Begun, ({ data }) => [
  { type: 'Document', data: { partnershipId: data.partnershipId, now } },
]);
const whenDocumentedThenNote = reaction('when-documented-then-note', Documented, ({ data }) => [
  { type: 'Note', data: { partnershipId: data.partnershipId, now } },
]);

/** Executes commands for these tests, once in effect, and fails where it is told to. */
class Executor {
  readonly executed: string[] = [];
  /** By partnership the faults still to come; a word stands for a refusal by a rule of that name. */
  readonly trouble = new Map<string, (Error | string)[]>();

  constructor(readonly world: World) {}

  readonly execute: Execute = async (command, because) => {
    const partnershipId = subjectOf(command);
    this.executed.push(`${because.event.position} ${command.type} ${partnershipId}`);
    const trouble = this.trouble.get(partnershipId)?.shift();
    if (trouble instanceof Error) throw trouble;
    return trouble === undefined ? this.#accept(command, because) : refusal(partnershipId, trouble);
  };

  async #accept(command: Command, { event }: Because): Promise<Outcome> {
    const partnershipId = subjectOf(command);
    const effect: DomainEvent = command.type === 'Document' ? documented(partnershipId) : noted(partnershipId);
    const { position } = await this.world.eventStore.append(`effect-${event.position}`, 'none', [{ id: event.id, ...effect, metadata }]);
    return { kind: 'accepted', subject: partnershipId, events: [], position };
  }
}

function refusal(partnershipId: string, code: string): Outcome {
  const rejection = { code, rule: 'No', source: reading('test'), policyVersion: 'test', facts: {} };
  return { kind: 'rejected', subject: partnershipId, rejection, position: 0 };
}

async function start(world: World, { execute }: Executor, retryDelaysMs: readonly number[] = [1, 1]) {
  return world.automations({ reactions: [whenBegunThenDocument, whenDocumentedThenNote], execute, retryDelaysMs });
}

inEachWorld((aWorld) => {
  it('does what follows from each event, and what follows from that, until all is quiet', async () => {
    const world = await aWorld();
    const executor = new Executor(world);
    const automations = await start(world, executor);
    const projections = await world.projections({ projections: [board()] });
    await world.append(begun('a'), begun('b'));
    expect(await quiescent(world.eventStore, [automations, projections], LONG_MS)).toBe(6);
    const [first, second, ...notes] = executor.executed.toSorted();
    expect([first, second]).toEqual(['1 Document a', '2 Document b']);
    // A note is about its own documentation, wherever that came to stand.
    expect(notes).toEqual([expect.stringMatching(/^[3-5] Note [ab]$/), expect.stringMatching(/^[4-6] Note [ab]$/)]);
    expect(new Set(notes.map((line) => line.slice(2)))).toEqual(new Set(['Note a', 'Note b']));
  });

  it('goes on behind what it has done after a restart', async () => {
    const world = await aWorld();
    const executor = new Executor(world);
    const first = await start(world, executor);
    await world.append(begun('a'));
    await quiescent(world.eventStore, [first], LONG_MS);
    await first.stop();
    await world.append(begun('b'));
    await quiescent(world.eventStore, [await start(world, executor)], LONG_MS);
    expect(executor.executed.filter((line) => line.includes('Document'))).toEqual(['1 Document a', '4 Document b']);
  });

  it('executes again, once in effect, what a crash cut off between the command and the position', async () => {
    const world = await aWorld();
    const executor = new Executor(world);
    const executed = Promise.withResolvers<Outcome>();
    const crashing: Execute = async (command, because) => {
      const outcome = await executor.execute(command, because);
      if (subjectOf(command) === 'a') return outcome;
      executed.resolve(outcome);
      return new Promise<Outcome>(() => undefined);
    };
    const reactions = [whenBegunThenDocument];
    await world.append(begun('a'), begun('b'));
    // Hangs on the second event as if its process were dead, and is not stopped: that position is never stored.
    const dead = new AutomationRunner({ ...world.common(), reactions, execute: crashing });
    await dead.start();
    await executed.promise;
    await dead.waitFor(1, LONG_MS);
    const again = await world.automations({ reactions, execute: executor.execute });
    expect(await quiescent(world.eventStore, [again], LONG_MS)).toBe(4);
    expect(executor.executed).toEqual(['1 Document a', '2 Document b', '2 Document b']);
  });

  it('works on other partnerships while one has to wait, and stores no position behind what is not done', async () => {
    const world = await aWorld();
    const executor = new Executor(world);
    const others = Promise.withResolvers<undefined>();
    const held = Promise.withResolvers<Outcome>();
    const holding: Execute = async (command, because) => {
      if (subjectOf(command) === 'a') return held.promise;
      const outcome = await executor.execute(command, because);
      if (executor.executed.length === 3) others.resolve(undefined);
      return outcome;
    };
    const reactions = [whenBegunThenDocument];
    await world.append(begun('a'), begun('b'), begun('c'), begun('b'));
    const dead = new AutomationRunner({ ...world.common(), reactions, execute: holding });
    await dead.start();
    await others.promise;
    expect(executor.executed.filter((line) => line.endsWith('b'))).toEqual(['2 Document b', '4 Document b']);
    expect(dead.positionOf(whenBegunThenDocument.name)).toBe(0);
    executor.executed.length = 0;
    const again = await world.automations({ reactions, execute: executor.execute });
    await quiescent(world.eventStore, [again], LONG_MS);
    expect([...executor.executed].sort()).toEqual(['1 Document a', '2 Document b', '3 Document c', '4 Document b']);
  });

  it('tries a failing command again, and stores no position before it is done', async () => {
    const world = await aWorld();
    const executor = new Executor(world);
    executor.trouble.set('a', [new Error('once'), new Error('twice')]);
    const automations = await start(world, executor);
    await world.append(begun('a'));
    await quiescent(world.eventStore, [automations], LONG_MS);
    expect(executor.executed).toEqual(['1 Document a', '1 Document a', '1 Document a', '2 Note a']);
    expect(world.logged).toHaveLength(2);
    expect(await world.readStore.parked()).toEqual([]);
  });

  it('parks what fails to the last attempt or is refused, holds back its partnership alone, and heals at a retry', async () => {
    const world = await aWorld();
    const executor = new Executor(world);
    executor.trouble.set('a', [new Error('down'), new Error('down'), new Error('down')]);
    executor.trouble.set('b', ['DU-5']);
    const automations = await start(world, executor);
    const last = await world.append(begun('a'), begun('b'), begun('c'), begun('a'));
    await automations.waitFor(last, LONG_MS);
    const document = whenBegunThenDocument.name;
    expect(await world.readStore.parked(document)).toMatchObject([
      { key: 'a', position: 1, reason: 'Error: down' },
      { key: 'b', position: 2, reason: 'Document was refused: DU-5' },
    ]);
    expect(executor.executed.filter((line) => line.includes('Document')).sort()).toEqual([
      ...['1 Document a', '1 Document a', '1 Document a', '2 Document b', '3 Document c'],
    ]);
    executor.executed.length = 0;
    expect(await automations.retryParked(document, 'a')).toBeUndefined();
    expect(executor.executed.filter((line) => line.includes('Document'))).toEqual(['1 Document a', '4 Document a']);
    executor.trouble.set('b', ['DU-6']);
    expect(await automations.retryParked(document, 'b')).toMatchObject({ key: 'b', reason: 'Document was refused: DU-6' });
  });

  it('parks nothing because the log cannot be written, as on a full disk: it stands still, and does all of it once it can', async () => {
    const world = await aWorld();
    const executor = new Executor(world);
    const full = new StoreFault('the disk is full');
    executor.trouble.set('a', [full, full, full, full]).set('b', [full, full, full]);
    const automations = await start(world, executor);
    await world.append(begun('a'), begun('b'));
    await quiescent(world.eventStore, [automations], LONG_MS);
    expect(await world.readStore.parked()).toEqual([]);
    expect(executor.executed.filter((line) => line.includes('Note'))).toHaveLength(2);
    expect(world.logged).toContainEqual(
      expect.stringMatching(/^when-begun-then-document stands still at position 0 and tries again .* StoreFault: the disk is full$/),
    );
  });

  it('holds back after a restart too', async () => {
    const world = await aWorld();
    const executor = new Executor(world);
    executor.trouble.set('a', ['DU-5']);
    const first = await start(world, executor);
    await first.waitFor(await world.append(begun('a')), LONG_MS);
    await first.stop();
    const second = await start(world, executor);
    await second.waitFor(await world.append(begun('a')), LONG_MS);
    expect(executor.executed).toEqual(['1 Document a']);
  });
});
