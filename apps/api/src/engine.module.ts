import { Commands } from '@entente/access';
import { SqliteEventStore, commandExecution } from '@entente/event-store';
import { HistoryModule, timelineOf } from '@entente/history';
import { OfficeCalendar } from '@entente/business-calendar';
import { BusinessCalendar, Clock, EventCatalogue, EventStore, PolicyBook } from '@entente/kernel';
import { PublishedPolicies, handbook2019 } from '@entente/programmes/policies';
import { AutomationRunner, ProjectionRunner, ReadStore, Runners, TimerRunner, type ReaderLog } from '@entente/read-store';
import { Logger, Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';
import { automationOrigin } from './automation-origin.js';
import type { Configuration } from './configuration.js';
import { catalogued, published, slices } from './slices.js';

const readerLog: ReaderLog = new Logger('readers');

const projectionRunner: FactoryProvider<ProjectionRunner> = {
  provide: ProjectionRunner,
  inject: [EventStore, ReadStore, Clock],
  useFactory: (eventStore: EventStore, readStore: ReadStore, clock: Clock) =>
    new ProjectionRunner({
      ...{ eventStore, readStore, clock },
      projections: [...slices.flatMap(({ projections }) => projections), timelineOf(published)],
      log: readerLog,
    }),
};

const automationRunner: FactoryProvider<AutomationRunner> = {
  provide: AutomationRunner,
  inject: [EventStore, ReadStore, Clock, Commands],
  useFactory: (eventStore: EventStore, readStore: ReadStore, clock: Clock, commands: Commands) =>
    new AutomationRunner({
      ...{ eventStore, readStore, clock },
      reactions: slices.flatMap(({ reactions }) => reactions),
      execute: (command, because) => commands.submit(command, automationOrigin(because)),
      log: readerLog,
    }),
};

const timerRunner: FactoryProvider<TimerRunner> = {
  provide: TimerRunner,
  inject: [EventStore, ReadStore, Clock, Commands],
  useFactory: (eventStore: EventStore, readStore: ReadStore, clock: Clock, commands: Commands) =>
    new TimerRunner({
      ...{ eventStore, readStore, clock },
      timers: slices.flatMap(({ timers }) => timers),
      execute: (command, because) => commands.submit(command, automationOrigin(because)),
      log: readerLog,
    }),
};

const runners: FactoryProvider<Runners> = {
  provide: Runners,
  inject: [ProjectionRunner, AutomationRunner, TimerRunner],
  useFactory: (projections: ProjectionRunner, automations: AutomationRunner, timers: TimerRunner) =>
    new Runners(projections, automations, timers),
};

/** The log, the read models and their runners, bound once for the whole application. The runners are at rest. */
@Module({})
export class EngineModule {
  static register({ dataDir: folder, officeDays }: Pick<Configuration, 'dataDir' | 'officeDays'>, clock: Clock): DynamicModule {
    const catalogue = new EventCatalogue(catalogued);
    const policies = new PublishedPolicies([handbook2019]);
    const providers = [
      { provide: Clock, useValue: clock },
      { provide: BusinessCalendar, useValue: new OfficeCalendar(officeDays) },
      { provide: EventCatalogue, useValue: catalogue },
      { provide: PolicyBook, useValue: policies },
      { provide: EventStore, useFactory: () => SqliteEventStore.open({ folder, clock, catalogue }) },
      { provide: ReadStore, useFactory: () => ReadStore.open({ folder }) },
      ...commandExecution,
      projectionRunner,
      automationRunner,
      timerRunner,
      runners,
    ];
    return {
      module: EngineModule,
      global: true,
      imports: [...slices.map(({ module }) => module), HistoryModule],
      providers,
      exports: providers,
    };
  }
}
