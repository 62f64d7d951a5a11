import { Commands } from '@entente/access';
import { commandExecution } from '@entente/event-store';
import { HistoryModule, timelineOf } from '@entente/history';
import { OfficeCalendar } from '@entente/business-calendar';
import { BusinessCalendar, Clock, EventCatalogue, EventStore, PolicyBook } from '@entente/kernel';
import { Outbox, SlackCourier } from '@entente/programmes/deliveries';
import { FirstPolicy, LoggedPolicies, RuleCatalogue } from '@entente/programmes/policies';
import {
  AutomationRunner,
  LogTie,
  ProjectionRunner,
  ReadStore,
  Runners,
  TimerRunner,
  type Execute,
  type ProjectionRunnerOptions,
} from '@entente/read-store';
import { Logger, Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';
import { automationOrigin } from './automation-origin.js';
import type { EngineConfiguration } from './configuration.js';
import { openEventLog } from './event-log.js';
import { logTie, openReadModels } from './read-models.js';
import { catalogued, published, rules, slices } from './slices.js';

/** What every runner needs. */
type ReaderParts = Pick<ProjectionRunnerOptions, 'eventStore' | 'readStore' | 'clock' | 'log'>;

const READER_PARTS = Symbol('ReaderParts');

const readerParts: FactoryProvider<ReaderParts> = {
  provide: READER_PARTS,
  inject: [EventStore, ReadStore, Clock],
  useFactory: (eventStore: EventStore, readStore: ReadStore, clock: Clock) => ({
    ...{ eventStore, readStore, clock },
    log: new Logger('readers'),
  }),
};

const projectionRunner: FactoryProvider<ProjectionRunner> = {
  provide: ProjectionRunner,
  inject: [READER_PARTS],
  useFactory: (parts: ReaderParts) =>
    new ProjectionRunner({ ...parts, projections: [...slices.flatMap(({ projections }) => projections), timelineOf(published)] }),
};

/** Knows every version on record by the time that anybody can ask it. */
const policyBook: FactoryProvider<LoggedPolicies> = {
  provide: LoggedPolicies,
  inject: [EventStore],
  useFactory: (eventStore: EventStore) => LoggedPolicies.following(eventStore),
};

function submittedTo(commands: Commands): Execute {
  return (command, because) => commands.submit(command, automationOrigin(because));
}

const automationRunner: FactoryProvider<AutomationRunner> = {
  provide: AutomationRunner,
  inject: [READER_PARTS, Commands, Outbox],
  useFactory: (parts: ReaderParts, commands: Commands, outbox: Outbox) =>
    new AutomationRunner({
      ...parts,
      reactions: [...slices.flatMap(({ reactions }) => reactions), outbox],
      execute: submittedTo(commands),
    }),
};

const timerRunner: FactoryProvider<TimerRunner> = {
  provide: TimerRunner,
  inject: [READER_PARTS, Commands],
  useFactory: (parts: ReaderParts, commands: Commands) =>
    new TimerRunner({ ...parts, timers: slices.flatMap(({ timers }) => timers), execute: submittedTo(commands) }),
};

const runners: FactoryProvider<Runners> = {
  provide: Runners,
  inject: [ProjectionRunner, AutomationRunner, TimerRunner],
  useFactory: (projections: ProjectionRunner, automations: AutomationRunner, timers: TimerRunner) =>
    new Runners(projections, automations, timers, new Logger('readers')),
};

type Settings = Omit<EngineConfiguration, 'logLevel'>;

/** The log, the read models and their runners, bound once for the whole application. The runners are at rest. */
@Module({})
export class EngineModule {
  static register(settings: Settings, clock: Clock): DynamicModule {
    const { officeDays, slackWebhookUrl } = settings;
    const catalogue = new EventCatalogue(catalogued);
    const courier = slackWebhookUrl === undefined ? null : new SlackCourier(slackWebhookUrl);
    const providers = [
      { provide: Clock, useValue: clock },
      { provide: BusinessCalendar, useValue: new OfficeCalendar(officeDays) },
      { provide: EventCatalogue, useValue: catalogue },
      { provide: RuleCatalogue, useValue: new RuleCatalogue(rules) },
      { provide: EventStore, useFactory: () => openEventLog(settings, clock, catalogue) },
      { provide: ReadStore, inject: [EventStore], useFactory: (eventStore: EventStore) => openReadModels(settings, eventStore) },
      {
        provide: LogTie,
        inject: [EventStore, ReadStore],
        useFactory: (eventStore: EventStore, readStore: ReadStore) => logTie(settings, eventStore, readStore),
      },
      policyBook,
      { provide: PolicyBook, useExisting: LoggedPolicies },
      FirstPolicy,
      ...commandExecution,
      {
        provide: Outbox,
        inject: [EventStore],
        useFactory: (eventStore: EventStore) => new Outbox({ eventStore, clock, courier }),
      },
      readerParts,
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
