import type * as application from '../../../apps/api/src/application.js';
import type * as appModule from '../../../apps/api/src/app.module.js';
import type * as configuration from '../../../apps/api/src/configuration.js';
import type * as slices from '../../../apps/api/src/slices.js';
import type * as systemClock from '../../../apps/api/src/system-clock.js';
import type * as eventStore from '@entente/event-store';
import type * as history from '@entente/history';
import type * as kernel from '@entente/kernel';
import type * as readStore from '@entente/read-store';
import { partsOfBuild } from '../../e2e/server/parts-of-build.js';

type Api = typeof application & typeof appModule & typeof configuration & typeof slices & typeof systemClock;
type Parts = Api & typeof eventStore & typeof history & typeof kernel & typeof readStore;

const FILES = [
  ...['application', 'app.module', 'configuration', 'slices', 'system-clock'].map((file) => `apps/api/src/${file}.js`),
  ...['event-store', 'history', 'kernel', 'read-store'].map((library) => `libs/${library}/index.js`),
];

/** The parts of a built server that an inspection of its folder needs. */
export function builtParts(build: string): Promise<Parts> {
  return partsOfBuild<Parts>(build, FILES);
}
