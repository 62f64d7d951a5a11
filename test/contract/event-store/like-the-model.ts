import fc from 'fast-check';
import type { ExpectedRevision, NewEvent } from '@entente/kernel';
import { aNote, aStream, gather, idsOf } from '../../../libs/testing/new-events.js';
import type { LogUnderTest } from './log-under-test.js';
import { ModelLog } from './model-log.js';

interface Step {
  readonly stream: number;
  readonly expected: ExpectedRevision;
  /** Picks from a small stock of events, so that repeats and half repeats come up. */
  readonly events: readonly number[];
  readonly from: number;
  readonly backwards: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  stream: fc.nat(2),
  expected: fc.oneof(fc.constantFrom('none' as const, 'exists' as const), fc.nat(5)),
  events: fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 3 }),
  from: fc.nat(6),
  backwards: fc.boolean(),
});

export function likeTheModel(log: LogUnderTest): void {
  it('answers any sequence of operations like the simple model', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 20 }), async (steps) => {
        const streams = [aStream(), aStream(), aStream('memos')];
        const stock = Array.from({ length: 10 }, (_, index) => aNote(`${index}`, index % 2 === 0 ? 'NoteTaken' : 'NoteFiled'));
        const model = new ModelLog();
        const start = (await log.store.head()) + 1;
        for (const { stream: number, expected, events: picks, from, backwards } of steps) {
          const stream = streams[number] ?? '';
          const events = picks.flatMap((pick) => stock[pick] ?? []);
          // With `exists` a repeat is not recognised by every store, so an event is then appended afresh.
          const fresh = expected === 'exists' ? events.map((event) => ({ ...event, id: aNote().id })) : events;
          expect(await outcome(log, { stream, expected, events: fresh })).toEqual(model.append(stream, expected, idsOf(fresh)));
          const direction = backwards ? 'backwards' : 'forwards';
          expect(idsOf(await gather(log.store.readStream(stream, { from, direction })))).toEqual(model.read(stream, from, direction));
        }
        expect(idsOf(await gather(log.store.readAll({ from: start })))).toEqual(model.all);
      }),
      { numRuns: 40 },
    );
  });
}

interface Append {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly NewEvent[];
}

async function outcome(log: LogUnderTest, { stream, expected, events }: Append): Promise<string> {
  try {
    const { revision, repeated } = await log.store.append(stream, expected, events);
    return `${repeated ? 'repeated' : 'written'} ${revision}`;
  } catch (error) {
    return error instanceof Error ? error.name : 'unknown';
  }
}
