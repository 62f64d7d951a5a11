import { noteCatalogue } from '../../../libs/testing/new-events.js';
import { appending } from './appending.js';
import { closing } from './closing.js';
import { concurrency } from './concurrency.js';
import { filters } from './filters.js';
import { likeTheModel } from './like-the-model.js';
import { limits } from './limits.js';
import { LogUnderTest, type OpenStore } from './log-under-test.js';
import { malformedAppends } from './malformed-appends.js';
import { moments } from './moments.js';
import { readingAll } from './reading-all.js';
import { readingStreams } from './reading-streams.js';
import { reopening } from './reopening.js';
import { repeats } from './repeats.js';
import { subscriptions } from './subscriptions.js';
import { subscriptionEnds } from './subscription-ends.js';
import { upcasting } from './upcasting.js';

const topics = [
  appending,
  malformedAppends,
  limits,
  repeats,
  concurrency,
  readingStreams,
  readingAll,
  filters,
  subscriptions,
  subscriptionEnds,
  moments,
  upcasting,
  closing,
  likeTheModel,
];

/** What every adapter of the port fulfils; a durable one after it was closed and opened again, too. */
export function describeEventStore(name: string, open: OpenStore, { durable }: { readonly durable: boolean }): void {
  describe(`${name} as event store`, () => {
    const log = new LogUnderTest(() => open(noteCatalogue));
    beforeEach(() => log.open());
    afterEach(() => log.close());
    for (const topic of durable ? [...topics, reopening] : topics) topic(log);
  });
}
