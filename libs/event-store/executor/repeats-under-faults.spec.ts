import type { Outcome } from '@entente/kernel';
import fc from 'fast-check';
import { CloseDesk, LeaveNotes, OpenDesk, ShutHouse, desk, house } from './testing/desk.js';
import { FatefulEventStore, NOW, anExecutor, anOrigin, everythingIn, type Fate } from './testing/workbench.js';

type DeskCommand = Parameters<typeof desk.decide>[0];

const at = { partnershipId: 'p', now: NOW };
const keyed = anOrigin({ idempotencyKey: 'k' });
const crash = new Error('crash');

const fate: fc.Arbitrary<Fate> = fc.constantFrom<Fate>('passes', { fails: 'before', error: crash }, { fails: 'after', error: crash });

/** Every sending is judged at a moment of its own. */
type Sending = (now: string) => DeskCommand;
const sending: fc.Arbitrary<Sending> = fc.constantFrom<Sending>(
  (now) => new OpenDesk({ ...at, now, company: 'mattermost', domain: 'mattermost.com' }),
  (now) => new OpenDesk({ ...at, now, company: 'rancher', domain: 'rancher.com' }),
  (now) => new LeaveNotes({ ...at, now, notes: ['one'] }),
  (now) => new LeaveNotes({ ...at, now, notes: ['one', 'two', 'three'] }),
  (now) => new CloseDesk({ ...at, now }),
);
const moments = [1, 2, 3].map((day) => `2020-03-0${day}T00:00:00.000Z`);

/** What others do meanwhile: it changes how the command would be decided. */
const others = fc.array(fc.constantFrom('nothing', 'open', 'close', 'shut', 'take the name'), { maxLength: 3 });

async function meanwhile(eventStore: FatefulEventStore, what: string): Promise<void> {
  const executor = anExecutor(eventStore);
  if (what === 'open') await executor.execute(desk, new OpenDesk({ ...at, company: 'mattermost', domain: 'mattermost.com' }), anOrigin());
  if (what === 'close') await executor.execute(desk, new CloseDesk(at), anOrigin());
  if (what === 'shut') await executor.execute(house, new ShutHouse(at), anOrigin());
  if (what === 'take the name')
    await executor.execute(desk, new OpenDesk({ ...at, partnershipId: 'q', company: 'rancher', domain: 'rancher.com' }), anOrigin());
}

async function eventsOf(eventStore: FatefulEventStore, outcome: Outcome | undefined) {
  const all = await everythingIn(eventStore);
  const commandId = all.find(({ stream }) => stream.startsWith('commandReceipt-'))?.metadata.commandId;
  const recorded = all.filter(({ stream, metadata }) => stream === 'desk-p' && metadata.commandId === commandId);
  return { recorded, answered: outcome?.kind === 'accepted' ? outcome.events : [] };
}

describe('A command with a key under faults', () => {
  it('cut off at any append and sent again until it is answered, has one answer and one set of events (XX-4)', async () => {
    await fc.assert(
      fc.asyncProperty(
        sending,
        fc.array(fate, { maxLength: 12 }),
        fc.tuple(others, others, others),
        async (sent, fates, [before, between, after]) => {
          const eventStore = new FatefulEventStore();
          for (const change of before) await meanwhile(eventStore, change);
          eventStore.next(...fates);
          const answer = await untilAnswered(eventStore, sent, between);
          const { recorded, answered } = await eventsOf(eventStore, answer);
          expect(recorded).toEqual(answered);
          eventStore.next();
          for (const change of after) await meanwhile(eventStore, change);
          const head = await eventStore.head();
          expect(await anExecutor(eventStore).execute(desk, sent(NOW), keyed)).toEqual(answer);
          expect(await eventStore.head()).toBe(head);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('repeated at the same time by several processes, has one answer and one set of events (XX-4)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), sending, fc.boolean(), async (scheduler, sent, isOpen) => {
        const { eventStore, turn, inTurns } = aStoreInTurns(scheduler);
        if (isOpen) await meanwhile(eventStore, 'open');
        const [answer, ...same] = await inTurns(moments.map((now) => () => anExecutor(eventStore, turn).execute(desk, sent(now), keyed)));
        expect(same).toEqual([answer, answer]);
        const { recorded, answered } = await eventsOf(eventStore, answer);
        expect(recorded).toEqual(answered);
      }),
      { numRuns: 300 },
    );
  });

  it('refused at the same time by several processes on what each of them knew, has one refusal (XX-4)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const { eventStore, turn, inTurns } = aStoreInTurns(scheduler);
        const leave = (now: string) => () =>
          anExecutor(eventStore, turn).execute(desk, new LeaveNotes({ ...at, now, notes: ['early'] }), keyed);
        const shut = () => anExecutor(eventStore, turn).execute(house, new ShutHouse(at), anOrigin());
        const [, answer, ...same] = await inTurns([shut, ...moments.map(leave)]);
        expect(same).toEqual([answer, answer]);
        expect(answer?.kind).toBe('rejected');
      }),
      { numRuns: 200 },
    );
  });
});

function aStoreInTurns(scheduler: fc.Scheduler) {
  const turns = { taken: false };
  const turn = (): Promise<void> => (turns.taken ? scheduler.schedule(Promise.resolve()) : Promise.resolve());
  const inTurns = async (runs: readonly (() => Promise<Outcome>)[]): Promise<readonly Outcome[]> => {
    turns.taken = true;
    const outcomes = await scheduler.waitFor(Promise.all(runs.map((run) => run())));
    turns.taken = false;
    return outcomes;
  };
  return { eventStore: new FatefulEventStore(turn), turn, inTurns };
}

/** Sends the command again after each crash; others may be quicker, and may be cut off as well. */
async function untilAnswered(eventStore: FatefulEventStore, sent: Sending, between: readonly string[]): Promise<Outcome> {
  for (const [index, change] of [...between, ...Array.from({ length: 12 }, () => 'nothing')].entries()) {
    const now = moments[index] ?? NOW;
    const answer = await unlessCutOff(anExecutor(eventStore).execute(desk, sent(now), keyed));
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
