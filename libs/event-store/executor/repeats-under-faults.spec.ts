import type { Outcome } from '@entente/kernel';
import fc from 'fast-check';
import { CloseDesk, LeaveNotes, OpenDesk, ShutHouse, desk, house } from './testing/desk.js';
import { FatefulEventStore, NOW, anExecutor, anOrigin, everythingIn, type Fate } from './testing/workbench.js';

type DeskCommand = Parameters<typeof desk.decide>[0];

const at = { partnershipId: 'p', now: NOW };
const keyed = anOrigin({ idempotencyKey: 'k' });
const crash = new Error('crash');

const fate: fc.Arbitrary<Fate> = fc.constantFrom<Fate>('passes', { fails: 'before', error: crash }, { fails: 'after', error: crash });
const command: fc.Arbitrary<DeskCommand> = fc.constantFrom<DeskCommand>(
  new OpenDesk({ ...at, company: 'mattermost', domain: 'mattermost.com' }),
  new OpenDesk({ ...at, company: 'rancher', domain: 'rancher.com' }),
  new LeaveNotes({ ...at, notes: ['one'] }),
  new LeaveNotes({ ...at, notes: ['one', 'two', 'three'] }),
  new CloseDesk(at),
);

/** What others do meanwhile: it changes how the command would be decided. */
const others = fc.array(fc.constantFrom('nothing', 'open', 'close', 'shut', 'take the name'), { maxLength: 3 });

async function meanwhile(eventStore: FatefulEventStore, what: string): Promise<void> {
  const executor = anExecutor(eventStore);
  if (what === 'open') await executor.execute(desk, new OpenDesk({ ...at, company: 'mattermost', domain: 'mattermost.com' }), anOrigin());
  if (what === 'close') await executor.execute(desk, new CloseDesk(at), anOrigin());
  if (what === 'shut') await executor.execute(house, new ShutHouse(at), anOrigin());
  if (what === 'take the name') await executor.execute(desk, new OpenDesk({ ...at, partnershipId: 'q', company: 'rancher', domain: 'rancher.com' }), anOrigin());
}

async function eventsOf(eventStore: FatefulEventStore, outcome: Outcome) {
  const all = await everythingIn(eventStore);
  const commandId = all.find(({ stream }) => stream.startsWith('commandReceipt-'))?.metadata.commandId;
  const recorded = all.filter(({ stream, metadata }) => stream === 'desk-p' && metadata.commandId === commandId);
  return { recorded, answered: outcome.kind === 'accepted' ? outcome.events : [] };
}

describe('A command with a key under faults', () => {
  it('cut off at any append and sent again until it is answered, has one answer and one set of events (XX-4)', async () => {
    await fc.assert(
      fc.asyncProperty(command, fc.array(fate, { maxLength: 12 }), fc.tuple(others, others, others), async (sent, fates, [before, between, after]) => {
        const eventStore = new FatefulEventStore();
        for (const change of before) await meanwhile(eventStore, change);
        eventStore.next(...fates);
        const answer = await untilAnswered(eventStore, sent, between);
        const { recorded, answered } = await eventsOf(eventStore, answer);
        expect(recorded).toEqual(answered);
        eventStore.next();
        for (const change of after) await meanwhile(eventStore, change);
        const head = await eventStore.head();
        expect(await anExecutor(eventStore).execute(desk, sent, keyed)).toEqual(answer);
        expect(await eventStore.head()).toBe(head);
      }),
      { numRuns: 400 },
    );
  });

  it('repeated at the same time by several processes, has one answer and one set of events (XX-4)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), command, fc.boolean(), async (scheduler, sent, isOpen) => {
        const turns = { taken: false };
        const turn = (): Promise<void> => (turns.taken ? scheduler.schedule(Promise.resolve()) : Promise.resolve());
        const eventStore = new FatefulEventStore(turn);
        if (isOpen) await meanwhile(eventStore, 'open');
        turns.taken = true;
        const repeats = [1, 2, 3].map(() => anExecutor(eventStore, turn).execute(desk, sent, keyed));
        const [answer, ...same] = await scheduler.waitFor(Promise.all(repeats));
        turns.taken = false;
        expect(same).toEqual([answer, answer]);
        const { recorded, answered } = await eventsOf(eventStore, answer ?? (await Promise.reject(new Error('unanswered'))));
        expect(recorded).toEqual(answered);
      }),
      { numRuns: 300 },
    );
  });
});

/** Sends the command again after each crash; others may be quicker, and may be cut off as well. */
async function untilAnswered(eventStore: FatefulEventStore, sent: DeskCommand, between: readonly string[]): Promise<Outcome> {
  for (const change of [...between, ...Array.from({ length: 12 }, () => 'nothing')]) {
    const answer = await unlessCutOff(anExecutor(eventStore).execute(desk, sent, keyed));
    if (answer !== undefined) return answer;
    await unlessCutOff(meanwhile(eventStore, change));
  }
  throw new Error('There are no more faults, and there is no answer');
}

async function unlessCutOff<T>(run: Promise<T>): Promise<T | undefined> {
  try {
    return await run;
  } catch (error) {
    if (error === crash) return undefined;
    throw error;
  }
}
