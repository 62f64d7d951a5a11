import type { Origin } from '@entente/access';
import {
  Clock,
  EventCatalogue,
  PolicyBook,
  type AppendResult,
  type EventStore,
  type ExpectedRevision,
  type NewEvent,
  type ReadStreamOptions,
  type RecordedEvent,
} from '@entente/kernel';
import { aPolicy, everyDay } from '@entente/testing';
import { InMemoryEventStore } from '../../in-memory/in-memory-event-store.js';
import { claimEvents } from '../claim.events.js';
import { CommandExecutor } from '../command-executor.js';
import { commandReceiptEvents } from '../command-receipt.events.js';
import type { Pause } from '../pause.js';
import { Closed, HouseShut, Noted, Opened } from './desk.js';

export const NOW = '2020-02-11T09:14:07.000Z';

/** What happens to one append: it passes, or only after many turns of others, or it fails before or after the log took it. */
export type Fate = 'passes' | 'stalls' | { readonly fails: 'before' | 'after'; readonly error: Error };

const STALLED_TURNS = 40;

class StandingClock extends Clock {
  now(): string {
    return NOW;
  }
}

export class OnePolicy extends PolicyBook {
  inForceAt(): ReturnType<PolicyBook['inForceAt']> {
    return aPolicy();
  }
}

export const catalogue = new EventCatalogue([Opened, Noted, Closed, HouseShut, ...claimEvents, ...commandReceiptEvents]);

/** An event store in memory whose appends meet their fates one by one, and whose every access waits for its turn. */
export class FatefulEventStore extends InMemoryEventStore {
  readonly #fates: Fate[] = [];
  readonly #turn: () => Promise<void>;
  appends = 0;

  constructor(turn: () => Promise<void> = () => Promise.resolve()) {
    super({ clock: new StandingClock(), catalogue });
    this.#turn = turn;
  }

  next(...fates: readonly Fate[]): void {
    this.#fates.splice(0, this.#fates.length, ...fates);
  }

  override async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult> {
    const fate = this.#fates.shift() ?? 'passes';
    this.appends += 1;
    for (let turns = fate === 'stalls' ? STALLED_TURNS : 1; turns > 0; turns -= 1) await this.#turn();
    if (fate === 'passes' || fate === 'stalls') return super.append(stream, expected, events);
    if (fate.fails === 'after') await super.append(stream, expected, events);
    throw fate.error;
  }

  override async *readStream(stream: string, options?: ReadStreamOptions): AsyncGenerator<readonly RecordedEvent[]> {
    await this.#turn();
    yield* super.readStream(stream, options);
  }
}

export function anExecutor(eventStore: EventStore, pause: Pause = () => Promise.resolve()): CommandExecutor {
  return new CommandExecutor({ eventStore, policies: new OnePolicy(), calendar: everyDay, catalogue, pause });
}

export function anOrigin(stated: Partial<Origin> = {}): Origin {
  return { actor: { id: 'ada', role: 'ALLIANCE_MEMBER' }, correlationId: 'correlation', causationId: 'request', ...stated };
}

export async function everythingIn(eventStore: EventStore): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const page of eventStore.readAll()) events.push(...page);
  return events;
}

export async function theStream(eventStore: EventStore, stream: string): Promise<readonly RecordedEvent[]> {
  return (await everythingIn(eventStore)).filter((event) => event.stream === stream);
}
