import { randomUUID } from 'node:crypto';
import type { EventStore as Store } from '@entente/kernel';
import { z } from 'zod';
import type * as appModule from '../../apps/api/src/app.module.js';
import type * as application from '../../apps/api/src/application.js';
import type * as configuration from '../../apps/api/src/configuration.js';
import type * as systemClock from '../../apps/api/src/system-clock.js';
import { partsOfBuild } from '../e2e/server/parts-of-build.js';
import { useBuiltCode } from './built-code.js';
import { inOpenLoop } from './open-loop.js';

type Parts = typeof appModule & typeof application & typeof configuration & typeof systemClock;

const FILES = ['app.module', 'application', 'configuration', 'system-clock'].map((file) => `apps/api/src/${file}.js`);
const Start = z.object({ build: z.string(), environment: z.record(z.string(), z.string()) });
const Order = z.object({ calls: z.number(), perSecond: z.number() });

/** The whole server in one process with what appends to its log, so that both times of an append are taken where it is made. */
process.once('message', (start) => void serve(Start.parse(start)));

async function serve({ build, environment }: z.infer<typeof Start>): Promise<void> {
  useBuiltCode(build);
  const { EventStore } = await import('@entente/kernel');
  const { partnershipRequested } = await import('@entente/testing');
  const { toAppend } = await import('./stories.js');
  const { AppModule, createApplication, readConfiguration, SystemClock } = await partsOfBuild<Parts>(build, FILES);
  const settings = readConfiguration(environment);
  const app = await createApplication(AppModule.register(settings, new SystemClock()), settings);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const store: Store = app.get(EventStore);
  const append = (): Promise<AppendTimes> => timedAppend(store, (partnershipId) => toAppend(partnershipRequested({ partnershipId })));
  process.on('message', (order) => void inOpenLoop(Order.parse(order), append).then((times) => process.send?.({ times })));
  process.send?.({ address: await app.getUrl() });
}

/** The event's position, and when its append began and was done, in milliseconds since 1970. */
type AppendTimes = readonly [position: number, began: number, done: number];

async function timedAppend(store: Store, eventOf: (partnershipId: string) => Parameters<Store['append']>[2][number]): Promise<AppendTimes> {
  const partnershipId = randomUUID();
  const event = eventOf(partnershipId);
  const began = performance.timeOrigin + performance.now();
  const { position } = await store.append(`inboundRequest-${partnershipId}`, 'none', [event]);
  return [position, began, performance.timeOrigin + performance.now()];
}
