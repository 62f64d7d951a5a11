import type {
  AppendResult,
  Command,
  Decider,
  ExpectedRevision,
  NewEvent,
  Outcome,
  ReadStreamOptions,
  RecordedEvent,
} from '@entente/kernel';
import { CloseDesk, LeaveNotes, OpenDesk, ShutHouse, desk, house } from './testing/desk.js';
import { FatefulEventStore, NOW, anExecutor, anOrigin, theStream } from './testing/workbench.js';

const at = { partnershipId: 'p', now: NOW };
const openDesk = (company = 'mattermost'): OpenDesk => new OpenDesk({ ...at, company, domain: `${company}.com` });
const leave = (...notes: readonly string[]): LeaveNotes => new LeaveNotes({ ...at, notes });

/** Knows of a stream what it held when it was looked at, and tells how often it is read. */
class RecallingEventStore extends FatefulEventStore {
  readonly #known = new Map<string, readonly RecordedEvent[]>();
  readonly read: string[] = [];
  /** Whether it looks again after each append. */
  isTold = false;

  async look(stream: string, most?: number): Promise<void> {
    this.#known.set(stream, (await theStream(this, stream)).slice(0, most));
  }

  override recall(stream: string): readonly RecordedEvent[] | undefined {
    return this.#known.get(stream);
  }

  override async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult> {
    const result = await super.append(stream, expected, events);
    if (this.isTold) await this.look(stream);
    return result;
  }

  override async *readStream(stream: string, options?: ReadStreamOptions): AsyncGenerator<readonly RecordedEvent[]> {
    this.read.push(stream);
    yield* super.readStream(stream, options);
  }
}

describe('A command whose own stream is known already', () => {
  let eventStore: RecallingEventStore;
  const given = (decider: Decider, command: Command, origin = anOrigin()): Promise<Outcome> =>
    anExecutor(eventStore).execute(decider, command, origin);
  const notesLeft = async () => (await theStream(eventStore, 'desk-p')).slice(1).map(({ type, data }) => [type, data]);

  beforeEach(async () => {
    eventStore = new RecallingEventStore();
    await given(desk, openDesk());
    await eventStore.look('desk-p');
    eventStore.read.splice(0);
  });

  it('is decided by that, and by the observed streams as they are', async () => {
    expect(await given(desk, leave('one'))).toMatchObject({ kind: 'accepted', events: [{ revision: 1 }] });
    expect(eventStore.read).toEqual(['house-p']);
    await given(house, new ShutHouse(at));
    await eventStore.look('desk-p');
    expect(await given(desk, leave('two'))).toMatchObject({ kind: 'rejected', rejection: { code: 'TS-2' } });
  });

  it('is decided anew when the stream has moved on', async () => {
    await given(desk, leave('one'));
    expect(await given(desk, leave('one', 'two'))).toMatchObject({ kind: 'accepted', events: [{ revision: 2, data: { note: 'two' } }] });
    await given(desk, new CloseDesk(at));
    expect(await given(desk, leave('three'))).toMatchObject({ kind: 'rejected', rejection: { code: 'TS-1', facts: { notes: 2 } } });
    expect(await notesLeft()).toMatchObject([
      ['DeskNoted', { note: 'one' }],
      ['DeskNoted', { note: 'two' }],
      ['DeskClosed', {}],
    ]);
  });

  it('is refused, and finds nothing to do, by what the log holds alone', async () => {
    const other = { partnershipId: 'q', now: NOW };
    await eventStore.look('desk-q');
    await given(desk, new OpenDesk({ ...other, company: 'another', domain: 'another.com' }));
    expect(await given(desk, new LeaveNotes({ ...other, notes: ['one'] }))).toMatchObject({ kind: 'accepted', events: [{ revision: 1 }] });
    await eventStore.look('desk-q');
    await given(desk, new CloseDesk(other));
    expect(await given(desk, new OpenDesk({ ...other, company: 'another', domain: 'another.com' }))).toMatchObject({ kind: 'rejected' });
  });

  it('claims nothing before the stream was read', async () => {
    await eventStore.look('desk-q');
    eventStore.read.splice(0);
    const rival = new OpenDesk({ partnershipId: 'q', now: NOW, company: 'mattermost', domain: 'mattermost.org' });
    expect(await given(desk, rival)).toMatchObject({ kind: 'rejected', rejection: { code: 'TS-3' } });
    expect(eventStore.read).toContain('desk-q');
  });

  it('is answered as the first time when it comes again, whether the first time is known or not', async () => {
    const origin = anOrigin({ commandId: 'once' });
    const first = await given(desk, leave('one'), origin);
    expect(await given(desk, leave('one'), origin)).toEqual(first);
    await eventStore.look('desk-p');
    eventStore.read.splice(0);
    expect(await given(desk, leave('one'), origin)).toEqual(first);
    expect(await theStream(eventStore, 'desk-p')).toHaveLength(2);
  });

  it('is answered whole when it comes again while its answer is known in part', async () => {
    const origin = anOrigin({ idempotencyKey: 'key' });
    const first = await given(desk, leave('one', 'two'), origin);
    await eventStore.look('desk-p', 2);
    expect(await given(desk, leave('one', 'two'), origin)).toEqual(first);
  });

  it('costs one refused append however many commands wait for it', async () => {
    await given(desk, leave('zero'));
    const { appends } = eventStore;
    const executor = anExecutor(eventStore);
    eventStore.isTold = true;
    const waiting = ['one', 'two', 'three'].map((note) => executor.execute(desk, leave(note), anOrigin()));
    expect((await Promise.all(waiting)).map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'accepted']);
    expect(eventStore.appends - appends).toBe(waiting.length + 1);
  });
});
