import { streamOf, type DomainEvent } from '@entente/kernel';
import { aPolicy } from '@entente/testing';
import { EventRecorder } from './event-recorder.js';
import { executionOf } from './execution.js';
import { StageReader } from './stage-reader.js';
import { CloseDesk, HouseShut, Noted, desk } from './testing/desk.js';
import { FatefulEventStore, NOW, anOrigin, catalogue } from './testing/workbench.js';

const at = { partnershipId: 'p', at: NOW };
const listing = { ...desk, initialState: [], evolve: (heard: unknown, { type }: DomainEvent) => [heard, type].flat() };

async function aLog(...log: readonly (readonly [category: string, event: DomainEvent])[]) {
  const eventStore = new FatefulEventStore();
  const recorder = new EventRecorder(eventStore, catalogue, () => Promise.resolve());
  const execution = executionOf(desk, new CloseDesk({ partnershipId: 'p', now: NOW }), anOrigin(), aPolicy());
  const lengths = new Map<string, number>();
  for (const [category, event] of log) {
    const length = lengths.get(category) ?? 0;
    const expected = length === 0 ? 'none' : length - 1;
    await recorder.record(execution, { stream: streamOf(category, 'p'), expected, purpose: String(length) }, [event]);
    lengths.set(category, length + 1);
  }
  return new StageReader(eventStore);
}

describe('What a decider knows of a partnership', () => {
  it('is folded from its own and the observed streams in the order of the log', async () => {
    const reader = await aLog(['desk', Noted({ ...at, note: 'one' })], ['house', HouseShut(at)], ['desk', Noted({ ...at, note: 'two' })]);
    expect(await reader.past(listing, 'p')).toMatchObject({ state: ['DeskNoted', 'HouseShut', 'DeskNoted'], revision: 1, position: 3 });
    expect(await reader.past(listing, 'p', 2)).toMatchObject({ state: ['DeskNoted', 'HouseShut'], revision: 0, position: 2 });
  });

  it('is nothing when nothing was recorded', async () => {
    expect(await (await aLog()).past(listing, 'p')).toEqual({ state: [], own: [], revision: 'none', position: 0 });
  });

  it('takes in streams of more than one page', async () => {
    const notes = Array.from({ length: 250 }, (_, index) => ['desk', Noted({ ...at, note: `note ${index}` })] as const);
    const reader = await aLog(...notes);
    const { state, revision } = await reader.past(listing, 'p');
    expect(state).toHaveLength(250);
    expect(revision).toBe(249);
    expect(await reader.from(240, 'desk-p')).toHaveLength(10);
  });
});
