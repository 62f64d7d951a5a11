import { derivedId } from '@entente/access';
import { StoreFault, WrongExpectedRevision } from '@entente/kernel';
import { ConcurrencyConflict } from './command-executor.js';
import { CloseDesk, LeaveNotes, OpenDesk, ShutHouse, desk, house } from './testing/desk.js';
import { FatefulEventStore, NOW, anExecutor, anOrigin, everythingIn, theStream } from './testing/workbench.js';

class Unanswered extends StoreFault {}

const at = { partnershipId: 'p', now: NOW };
const openDesk = (): OpenDesk => new OpenDesk({ ...at, company: 'mattermost', domain: 'mattermost.com' });
const leave = (...notes: readonly string[]): LeaveNotes => new LeaveNotes({ ...at, notes });

async function anOpenDesk() {
  const eventStore = new FatefulEventStore();
  const executor = anExecutor(eventStore);
  await executor.execute(desk, openDesk(), anOrigin());
  return { eventStore, executor };
}

describe('The command executor', () => {
  it('records what is decided and answers with the events as the log holds them', async () => {
    const { eventStore, executor } = await anOpenDesk();
    const one = await executor.execute(desk, leave('first'), anOrigin());
    const two = await executor.execute(desk, leave('second', 'third'), anOrigin());
    const [, ...recorded] = await theStream(eventStore, 'desk-p');
    expect(recorded.map(({ data }) => data)).toMatchObject([{ note: 'first' }, { note: 'second' }, { note: 'third' }]);
    expect([one, two]).toEqual([
      { kind: 'accepted', subject: 'p', events: recorded.slice(0, 1), position: recorded[0]?.position },
      { kind: 'accepted', subject: 'p', events: recorded.slice(1), position: recorded[2]?.position },
    ]);
  });

  it('names actor, role, command, policy version, correlation and causation on every event (XX-7)', async () => {
    const { eventStore, executor } = await anOpenDesk();
    await executor.execute(desk, leave('first'), anOrigin({ idempotencyKey: 'k' }));
    await executor.execute(desk, openDesk(), anOrigin({ idempotencyKey: 'l' }));
    const named = {
      actor: 'ada',
      role: 'ALLIANCE_MEMBER',
      policyVersion: 'test-policy',
      correlationId: 'correlation',
      causationId: 'request',
      schemaVersion: 1,
    };
    const events = await everythingIn(eventStore);
    expect(new Set(events.map(({ type }) => type))).toEqual(
      new Set(['ClaimTaken', 'DeskOpened', 'CommandReceived', 'DeskNoted', 'CommandFoundNothingToDo']),
    );
    for (const { metadata } of events) expect(metadata).toMatchObject(named);
    expect(events.filter(({ metadata }) => metadata.command === 'LeaveNotes').map(({ type }) => type)).toEqual([
      'CommandReceived',
      'DeskNoted',
    ]);
  });

  it.each([
    [{ actor: { id: ' ', role: 'PARTNER' } }, ['actor']],
    [{ actor: { id: 'ada', role: '' } }, ['role']],
    [{ correlationId: '', causationId: '\t' }, ['correlationId', 'causationId']],
  ])('refuses a command that does not say where it comes from, and records nothing (XX-7)', async (stated, missing) => {
    const eventStore = new FatefulEventStore();
    const outcome = await anExecutor(eventStore).execute(desk, openDesk(), anOrigin({ ...stated, idempotencyKey: 'k' }));
    expect(outcome).toMatchObject({ kind: 'rejected', rejection: { code: 'XX-7', facts: { missing } }, position: 0 });
    expect(eventStore.appends).toBe(0);
  });

  it('answers a broken rule with a rejection that explains itself', async () => {
    const { eventStore, executor } = await anOpenDesk();
    await executor.execute(desk, new CloseDesk(at), anOrigin());
    expect(await executor.execute(desk, leave('late'), anOrigin())).toEqual({
      kind: 'rejected',
      subject: 'p',
      rejection: {
        code: 'TS-1',
        rule: 'Notes are left at an open desk',
        source: { kind: 'B', anchor: 'mission', quote: 'test' },
        policyVersion: 'test-policy',
        facts: { status: 'Closed', notes: 0 },
      },
      position: await eventStore.head(),
    });
  });

  it('accepts without events what is so already, at the position up to which it looked', async () => {
    const { eventStore, executor } = await anOpenDesk();
    const appends = eventStore.appends;
    expect(await executor.execute(desk, openDesk(), anOrigin())).toEqual({
      kind: 'accepted',
      subject: 'p',
      events: [],
      position: await eventStore.head(),
    });
    expect(eventStore.appends).toBe(appends);
  });

  it('folds the observed streams in', async () => {
    const { executor } = await anOpenDesk();
    const shut = await executor.execute(house, new ShutHouse(at), anOrigin());
    const refused = await executor.execute(desk, leave('late'), anOrigin());
    expect(refused).toMatchObject({ kind: 'rejected', rejection: { code: 'TS-2' }, position: shut.position });
  });

  it('writes nothing when one of the events does not fit its definition', async () => {
    const { eventStore, executor } = await anOpenDesk();
    const head = await eventStore.head();
    await expect(executor.execute(desk, leave('good', ' '), anOrigin())).rejects.toThrow(/note/);
    expect(await eventStore.head()).toBe(head);
  });

  it('passes on what a decider throws besides rule violations', async () => {
    const broken = {
      ...desk,
      decide: () => {
        throw new RangeError('broken');
      },
    };
    await expect(anExecutor(new FatefulEventStore()).execute(broken, openDesk(), anOrigin())).rejects.toThrow(RangeError);
  });

  it('decides anew on what others recorded in the meantime', async () => {
    const { eventStore } = await anOpenDesk();
    const notes = ['a', 'b', 'c', 'd', 'e'];
    const outcomes = await Promise.all(notes.map((note) => anExecutor(eventStore).execute(desk, leave('same', note), anOrigin())));
    expect(outcomes.map(({ kind }) => kind)).toEqual(notes.map(() => 'accepted'));
    const left = (await theStream(eventStore, 'desk-p')).flatMap(({ type, data }) => (type === 'DeskNoted' ? [data] : []));
    expect(left.map((data) => JSON.stringify(data)).filter((text) => text.includes('same'))).toHaveLength(1);
    expect(left).toHaveLength(1 + notes.length);
  });

  it('lets many commands on one stream follow each other without a refused append', async () => {
    const { eventStore, executor } = await anOpenDesk();
    const appends = eventStore.appends;
    const notes = Array.from({ length: 64 }, (_, index) => `note ${index}`);
    const outcomes = await Promise.all(notes.map((note) => executor.execute(desk, leave(note), anOrigin())));
    expect(outcomes.filter(({ kind }) => kind === 'accepted')).toHaveLength(64);
    expect(eventStore.appends).toBe(appends + 64);
  });

  it('gives up with a clear error when others are always quicker', async () => {
    const { eventStore, executor } = await anOpenDesk();
    const fate = { fails: 'before', error: new WrongExpectedRevision('desk-p', 0, 1) } as const;
    eventStore.next(...Array.from({ length: 20 }, () => fate));
    await expect(executor.execute(desk, leave('late'), anOrigin())).rejects.toEqual(new ConcurrencyConflict('desk-p'));
  });

  it.each(['before', 'after'] as const)(
    'settles an unknown outcome by repeating with the same ids, failed %s the append',
    async (fails) => {
      const { eventStore, executor } = await anOpenDesk();
      eventStore.next({ fails, error: new Unanswered('?') }, { fails, error: new Unanswered('?') });
      const outcome = await executor.execute(desk, leave('one', 'two'), anOrigin());
      expect(outcome).toMatchObject({ kind: 'accepted', events: [{ data: { note: 'one' } }, { data: { note: 'two' } }] });
      expect(await theStream(eventStore, 'desk-p')).toHaveLength(3);
    },
  );

  it('settles unknown outcomes of all that a command appends, its receipt and its claims included', async () => {
    const eventStore = new FatefulEventStore();
    const unanswered = { fails: 'after', error: new Unanswered('?') } as const;
    eventStore.next(...['receipt', 'claim', 'claim', 'events'].flatMap(() => [unanswered, 'passes'] as const));
    const outcome = await anExecutor(eventStore).execute(desk, openDesk(), anOrigin({ idempotencyKey: 'k' }));
    expect(outcome).toMatchObject({ kind: 'accepted', events: [{ type: 'DeskOpened' }] });
    const recorded = (await everythingIn(eventStore)).map(({ type }) => type);
    expect(recorded).toEqual(['CommandReceived', 'ClaimTaken', 'ClaimTaken', 'DeskOpened']);
    expect(eventStore.appends).toBe(2 * recorded.length);
  });

  it('gives events ids that a repeat of the command derives again', async () => {
    const { executor } = await anOpenDesk();
    const outcome = await executor.execute(desk, leave('one', 'two'), anOrigin({ commandId: 'c' }));
    expect(outcome).toMatchObject({ events: [{ id: derivedId('c', 'events', 0) }, { id: derivedId('c', 'events', 1) }] });
  });

  it('passes the fault on when the outcome stays unknown', async () => {
    const { eventStore, executor } = await anOpenDesk();
    const fate = { fails: 'before', error: new Unanswered('?') } as const;
    eventStore.next(fate, fate, fate, fate);
    await expect(executor.execute(desk, leave('one'), anOrigin())).rejects.toThrow(Unanswered);
  });

  it('does not ask a store again that has tried for long by itself', async () => {
    jest.useFakeTimers();
    const eventStore = new FatefulEventStore(async () => jest.advanceTimersByTime(2_000));
    eventStore.next({ fails: 'before', error: new Unanswered('?') });
    await expect(anExecutor(eventStore).execute(desk, openDesk(), anOrigin())).rejects.toThrow(Unanswered);
    expect(eventStore.appends).toBe(1);
    jest.useRealTimers();
  });
});
