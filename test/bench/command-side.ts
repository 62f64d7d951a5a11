import { Commands, type Origin } from '@entente/access';
import type { SqliteEventStore } from '@entente/event-store';
import { GraphqlVocabularyModule } from '@entente/graphql';
import { Clock, EventStore, type Accepted, type Command, type Instant } from '@entente/kernel';
import { FirstPolicy } from '@entente/programmes/policies';
import { ReadStore } from '@entente/read-store';
import type { INestApplicationContext } from '@nestjs/common';
import type * as application from '../../apps/api/src/application.js';
import type * as configuration from '../../apps/api/src/configuration.js';
import type * as engineModule from '../../apps/api/src/engine.module.js';
import type * as shellModule from '../../apps/api/src/shell.module.js';
import type * as systemClock from '../../apps/api/src/system-clock.js';
import { partsOfBuild } from '../e2e/server/parts-of-build.js';

type Parts = typeof application & typeof configuration & typeof engineModule & typeof shellModule & typeof systemClock;

const FILES = ['application', 'configuration', 'engine.module', 'shell.module', 'system-clock'].map((file) => `apps/api/src/${file}.js`);

/** The server's modules as it puts them together, with nobody who listens and with the readers of its log at rest. */
export class CommandSide {
  readonly #app: INestApplicationContext;
  readonly #commands: Commands;
  readonly #clock: Clock;
  readonly store: SqliteEventStore;

  private constructor(app: INestApplicationContext) {
    this.#app = app;
    this.#commands = app.get(Commands);
    this.#clock = app.get(Clock);
    this.store = app.get<SqliteEventStore>(EventStore);
  }

  static async open(build: string, folder: string): Promise<CommandSide> {
    const { createApplication, readConfiguration, EngineModule, ShellModule, SystemClock } = await partsOfBuild<Parts>(build, FILES);
    const settings = readConfiguration({ NODE_ENV: 'test', DATA_DIR: folder, DEMO: 'off', LOG_LEVEL: 'silent' });
    const engine = EngineModule.register(settings, new SystemClock());
    const imports = [ShellModule.register(settings), GraphqlVocabularyModule, ...(engine.imports ?? [])];
    const app = await createApplication({ ...engine, imports }, settings);
    await app.init();
    await app.get(FirstPolicy).ensure();
    return new CommandSide(app);
  }

  /** Submits a command as a mutation does, and ensures that it recorded something. */
  async submit(commandAt: (now: Instant) => Command, origin: Origin): Promise<Accepted> {
    const outcome = await this.#commands.submit(commandAt(this.#clock.now()), origin);
    if (outcome.kind === 'rejected') throw new Error(outcome.rejection.rule);
    if (outcome.events.length === 0) throw new Error('Nothing was recorded');
    return outcome;
  }

  async close(): Promise<void> {
    await this.#app.get(ReadStore).close();
    await this.store.close();
    await this.#app.close();
  }
}
