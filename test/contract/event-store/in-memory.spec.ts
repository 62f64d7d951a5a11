import { InMemoryEventStore } from '../../../libs/event-store/in-memory/in-memory-event-store.js';
import { describeEventStore } from './event-store.contract.js';
import { SystemClock } from './system-clock.js';

describeEventStore(
  'The log in memory',
  async (catalogue) => ({
    store: new InMemoryEventStore({ clock: new SystemClock(), catalogue }),
    reopen: () => Promise.reject(new Error('A log in memory ends with its store')),
    dispose: () => Promise.resolve(),
  }),
  { durable: false },
);
