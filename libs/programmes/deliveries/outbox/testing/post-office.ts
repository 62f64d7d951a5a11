import { derivedId } from '@entente/access';
import { CommandExecutor, InMemoryEventStore } from '@entente/event-store';
import { EventCatalogue, PolicyBook, type Command, type DomainEvent, type Instant, type Outcome } from '@entente/kernel';
import {
  AutomationRunner,
  ProjectionRunner,
  ReadStore,
  Runners,
  TimerRunner,
  quiescent,
  readModel,
  type Because,
  type Execute,
} from '@entente/read-store';
import { aPolicy, everyDay, recorded, requestPosted } from '@entente/testing';
import { eventId } from '../../../../testing/read-side.js';
import { RequestPosted } from '../../../../lifecycle/inbound-request/domain/inbound-request.events.js';
import { whenRequestPostedThenQueueDelivery } from '../../automation/when-request-posted-then-queue-delivery.js';
import { whenRetryIsDueThenRetryDelivery } from '../../automation/when-retry-is-due-then-retry-delivery.js';
import { deliveryDecider } from '../../domain/delivery.decider.js';
import { deliveryEvents } from '../../domain/delivery.events.js';
import { deliveries } from '../../read/deliveries.projection.js';
import { deliveriesTable } from '../../read/deliveries.table.js';
import { Outbox } from '../outbox.js';
import { SlackCourier } from '../slack-courier.js';

class OnePolicy extends PolicyBook {
  inForceAt(): ReturnType<PolicyBook['inForceAt']> {
    return aPolicy();
  }
}

const LONG_MS = 10_000;
const START = Date.parse('2020-02-11T09:00:00.000Z');
const catalogue = new EventCatalogue([RequestPosted, ...deliveryEvents]);

/** Everything between a posted request and the hook, as the server puts it together, at a time that is set by hand. */
export class PostOffice {
  minutes = 0;
  #posted = 0;
  readonly warnings: string[] = [];
  readonly log = new InMemoryEventStore({ clock: { now: () => this.now() }, catalogue });
  readonly #executor = new CommandExecutor({ eventStore: this.log, policies: new OnePolicy(), calendar: everyDay, catalogue });
  #readStore: ReadStore | undefined;
  /** The last are those at work; others before them hang where they died. */
  readonly #opened: Runners[] = [];

  now(): Instant {
    return new Date(START + this.minutes * 60_000).toISOString();
  }

  readonly execute = (command: Command, { event, automation, index }: Because): Promise<Outcome> =>
    this.#executor.execute(deliveryDecider, command, {
      actor: { id: `automation:${automation}`, role: 'AUTOMATION' },
      ...{ correlationId: event.metadata.correlationId, causationId: event.id, commandId: derivedId(event.id, automation, index) },
    });

  /** Opens with the read models as they were left, or none after {@link burnReadModels}. */
  async open(hookUrl: string | undefined, execute: Execute = this.execute): Promise<void> {
    this.#readStore ??= await ReadStore.open({ memory: true });
    const [clock, eventStore, readStore] = [{ now: () => this.now() }, this.log, this.#readStore];
    const note = (line: string): void => void this.warnings.push(line);
    const parts = { eventStore, readStore, clock, log: { warn: note, error: note }, retryDelaysMs: [1, 1] };
    const outbox = new Outbox({ eventStore, clock, courier: hookUrl === undefined ? null : new SlackCourier(hookUrl) });
    const runners = new Runners(
      new ProjectionRunner({ ...parts, projections: [deliveries] }),
      new AutomationRunner({ ...parts, reactions: [whenRequestPostedThenQueueDelivery, outbox], execute }),
      new TimerRunner({ ...parts, timers: [whenRetryIsDueThenRetryDelivery], execute }),
      parts.log,
    );
    this.#opened.push(runners);
    await runners.start();
  }

  async close(): Promise<void> {
    for (const runners of this.#opened.splice(0)) await runners.stop();
  }

  /** As if read-models.db were deleted. */
  async burnReadModels(): Promise<void> {
    await this.#readStore?.close();
    this.#readStore = undefined;
  }

  async post(...texts: readonly string[]): Promise<void> {
    for (const briefDescription of texts) {
      const posted: DomainEvent = requestPosted();
      const id = eventId((this.#posted += 1));
      const data = { ...requestPosted().data, briefDescription };
      await this.log.append(`inboundRequest-${id}`, 'none', [{ id, type: posted.type, data, metadata: recorded(posted).metadata }]);
    }
  }

  async command(command: Command): Promise<Outcome> {
    const actor = { id: 'op', role: 'OPERATOR' };
    return this.#executor.execute(deliveryDecider, command, { actor, correlationId: 'request', causationId: 'request' });
  }

  /** Waits until nothing more happens by itself at the present moment. */
  async settled(): Promise<void> {
    const runners = this.#opened.at(-1);
    if (runners === undefined) return;
    const { projections, automations, timers } = runners;
    await quiescent(this.log, [projections, automations, timers], LONG_MS);
  }

  /** What the read model shows, in the order of the posts. */
  async shown(): Promise<readonly object[]> {
    if (this.#readStore === undefined) return [];
    return readModel(this.#readStore.database, deliveriesTable).select(['status', 'attempt', 'reason']).orderBy('deliveryId').execute();
  }

  /** What is on record about deliveries: types in the order of the log. */
  async onRecord(): Promise<readonly string[]> {
    const types: string[] = [];
    for await (const page of this.log.readAll({ filter: { categories: ['delivery'] } })) types.push(...page.map(({ type }) => type));
    return types;
  }
}
