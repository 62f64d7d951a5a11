import type { SubscriptionBatch } from '@entente/kernel';
import { aNote, aStream, notes } from '../../../libs/testing/new-events.js';
import type { LogUnderTest } from './log-under-test.js';

const over = { done: true, value: undefined };

export function subscriptionEnds(log: LogUnderTest): void {
  describe('a subscription ends', () => {
    const waiting = async (signal?: AbortSignal): Promise<AsyncIterator<SubscriptionBatch>> => {
      const after = await log.store.head();
      const batches = log.store.subscribe({ after, ...(signal === undefined ? {} : { signal }) })[Symbol.asyncIterator]();
      await batches.next();
      return batches;
    };

    it('by its signal, while it waits', async () => {
      const stop = new AbortController();
      const batches = await waiting(stop.signal);
      const next = batches.next();
      stop.abort();
      expect(await next).toEqual(over);
      expect(await batches.next()).toEqual(over);
    });

    it('by its signal, between two batches', async () => {
      const stop = new AbortController();
      const after = await log.store.head();
      await log.append(aStream(), 'none', ...notes(20));
      let given = 0;
      for await (const batch of log.store.subscribe({ after, batchSize: 5, signal: stop.signal })) {
        given += batch.events.length;
        if (given === 10) stop.abort();
      }
      expect(given).toBe(10);
    });

    it('by a signal that was given before it began', async () => {
      const batches = log.store.subscribe({ after: 0, signal: AbortSignal.abort() })[Symbol.asyncIterator]();
      expect(await batches.next()).toEqual(over);
    });

    it('when its consumer leaves, also while it waits', async () => {
      const batches = await waiting();
      const next = batches.next();
      await batches.return?.();
      expect(await next).toEqual(over);
    });

    it('when the store is closed, while it waits', async () => {
      const batches = await waiting();
      const next = batches.next();
      await log.store.close();
      expect(await next).toEqual(over);
    });

    it('without harm to the others', async () => {
      const stop = new AbortController();
      const [ended, alive] = [await waiting(stop.signal), await waiting()];
      const [last, next] = [ended.next(), alive.next()];
      stop.abort();
      expect(await last).toEqual(over);
      const note = aNote();
      await log.append(aStream(), 'none', note);
      expect(await next).toMatchObject({ value: { events: [{ id: note.id }] } });
      await alive.return?.();
    });

    it('and leaves no listener on its signal', async () => {
      const listeners = new Set<() => void>();
      const signal = {
        aborted: false,
        addEventListener: (_type: 'abort', listener: () => void) => void listeners.add(listener),
        removeEventListener: (_type: 'abort', listener: () => void) => void listeners.delete(listener),
      };
      const batches = log.store.subscribe({ after: await log.store.head(), signal })[Symbol.asyncIterator]();
      await batches.next();
      expect(listeners.size).toBeGreaterThan(0);
      await batches.return?.();
      expect(listeners.size).toBe(0);
    });
  });
}
