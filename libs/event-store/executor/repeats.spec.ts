import type { Origin } from '@entente/access';
import { CloseDesk, LeaveNotes, OpenDesk, ShutHouse, desk, house } from './testing/desk.js';
import { FatefulEventStore, NOW, anExecutor, anOrigin, everythingIn, theStream } from './testing/workbench.js';

const LATER = '2020-03-01T00:00:00.000Z';
const at = { partnershipId: 'p', now: NOW };
const openDesk = (now = NOW): OpenDesk => new OpenDesk({ ...at, now, company: 'mattermost', domain: 'mattermost.com' });
const leave = (notes: readonly string[], now = NOW): LeaveNotes => new LeaveNotes({ ...at, now, notes });
const keyed: Origin = anOrigin({ idempotencyKey: 'k' });

async function anOpenDesk() {
  const eventStore = new FatefulEventStore();
  await anExecutor(eventStore).execute(desk, openDesk(), anOrigin());
  const send = (command: Parameters<typeof desk.decide>[0], origin: Origin) => anExecutor(eventStore).execute(desk, command, origin);
  return { eventStore, send };
}

describe('A repeated command', () => {
  it.each([
    ['key', keyed],
    ['command id', anOrigin({ commandId: '01234567-89ab-8def-8123-456789abcdef' })],
  ])('with the same %s gets the first answer, and there is one set of events (XX-4)', async (_name, origin) => {
    const { eventStore, send } = await anOpenDesk();
    const first = await send(leave(['one', 'two']), origin);
    await send(new CloseDesk(at), anOrigin());
    expect(await send(leave(['one', 'two'], LATER), origin)).toEqual(first);
    expect(first).toMatchObject({ kind: 'accepted', events: [{ data: { note: 'one' } }, { data: { note: 'two' } }] });
    expect(await theStream(eventStore, 'desk-p')).toHaveLength(4);
  });

  it('is refused when its key stands for other content, or for another command (XX-4)', async () => {
    const { eventStore, send } = await anOpenDesk();
    await send(leave(['one']), keyed);
    const head = await eventStore.head();
    for (const other of [leave(['two']), new CloseDesk(at), new LeaveNotes({ ...leave(['one']).data, partnershipId: 'q' })]) {
      expect(await send(other, keyed)).toMatchObject({
        kind: 'rejected',
        rejection: { code: 'XX-4', facts: { idempotencyKey: 'k', firstCommand: 'LeaveNotes' } },
      });
    }
    expect(await eventStore.head()).toBe(head);
  });

  it('is refused when its command id stands for other content (XX-4)', async () => {
    const { send } = await anOpenDesk();
    const origin = anOrigin({ commandId: '01234567-89ab-8def-8123-456789abcdef' });
    await send(leave(['one']), origin);
    expect(await send(leave(['two']), origin)).toMatchObject({ kind: 'rejected', rejection: { code: 'XX-4' } });
  });

  it('stays refused, in the same words, after what it was refused for has changed (XX-4)', async () => {
    const eventStore = new FatefulEventStore();
    const first = await anExecutor(eventStore).execute(desk, leave(['early']), keyed);
    await anExecutor(eventStore).execute(desk, openDesk(), anOrigin());
    expect(first).toMatchObject({ kind: 'rejected', rejection: { code: 'TS-1', facts: { status: 'None', notes: 0 } } });
    expect(await anExecutor(eventStore).execute(desk, leave(['early'], LATER), keyed)).toEqual(first);
    expect(await theStream(eventStore, 'desk-p')).toHaveLength(1);
  });

  it('that found nothing to do has nothing to do later either (XX-4)', async () => {
    const { eventStore, send } = await anOpenDesk();
    await send(leave(['one']), anOrigin());
    const first = await send(leave(['one']), keyed);
    await anExecutor(eventStore).execute(house, new ShutHouse(at), anOrigin());
    expect(first).toMatchObject({ kind: 'accepted', events: [] });
    expect(await send(leave(['one'], LATER), keyed)).toEqual(first);
  });

  it('of another actor with the same key is another command (XX-4)', async () => {
    const { eventStore, send } = await anOpenDesk();
    await send(leave(['one']), keyed);
    const outcome = await send(leave(['two']), { ...keyed, actor: { id: 'bo', role: 'PARTNER' } });
    expect(outcome).toMatchObject({ kind: 'accepted', events: [{ data: { note: 'two' } }] });
    expect(await theStream(eventStore, 'desk-p')).toHaveLength(3);
  });

  it('waits for the first when it comes to the same executor meanwhile (XX-4)', async () => {
    const { eventStore } = await anOpenDesk();
    const executor = anExecutor(eventStore);
    const appends = eventStore.appends;
    const [one, two] = await Promise.all([1, 2].map(() => executor.execute(desk, leave(['one']), keyed)));
    expect(one).toBe(two);
    expect(eventStore.appends).toBe(appends + 2);
  });

  it('with other content at the same time is refused, and leaves one set of events (XX-4)', async () => {
    const { eventStore } = await anOpenDesk();
    const executor = anExecutor(eventStore);
    const outcomes = await Promise.all(['one', 'two'].map((note) => executor.execute(desk, leave([note]), keyed)));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['accepted', 'rejected']);
    expect((await everythingIn(eventStore)).filter(({ type }) => type === 'DeskNoted')).toHaveLength(1);
  });
});
