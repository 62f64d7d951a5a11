import { derivedId } from '@entente/access';
import type { Command, DomainEvent, EventStore, Instant, Outcome, Position, Timer } from '@entente/kernel';
import { EventCatalogue, Instant as AnInstant, PartnershipId, Text, event, reading, subjectOf, timer } from '@entente/kernel';
import type { Execute, Pause, TimerRunner } from '@entente/read-store';
import { InMemoryEventStore } from '../../../libs/event-store/in-memory/in-memory-event-store.js';
import type { World } from './world.js';
import { onEachDatabase, type Stores } from './read-stores.js';
import { LONG_MS, metadata, worlds } from './world.js';

const clockOf = { partnershipId: PartnershipId, timer: Text, key: Text };
const Wound = event('Wound', 1, 'A clock was set', { ...clockOf, dueAt: AnInstant });
const Stopped = event('Stopped', 1, 'A clock was stopped', clockOf);
const Rang = event('Rang', 1, 'A clock rang', { ...clockOf, dueAt: AnInstant, now: AnInstant });

interface Names {
  readonly partnershipId?: string;
  readonly timer?: string;
  readonly key?: string;
}

const usual = { partnershipId: 'a', timer: 'wait', key: 'k' };
const NOON = Date.parse('2020-02-11T12:00:00.000Z');

/** So many seconds after noon. */
export const second = (seconds: number): Instant => new Date(NOON + seconds * 1_000).toISOString();
export const wound = (seconds: number, names: Names = {}) => Wound({ ...usual, ...names, dueAt: second(seconds) });
export const stopped = (names: Names = {}) => Stopped({ ...usual, ...names });

/** A timer whose clocks are set by {@link wound} and stopped by {@link stopped}. */
export function aTimer(name = 'wait', failsOn?: string): Timer {
  return timer(name, {
    on: [Wound, Stopped],
    wind: ({ data, type }) => {
      if (data.key === failsOn) throw new Error('the timer has a mistake');
      if (data.timer !== name) return [];
      return [{ partnershipId: data.partnershipId, key: data.key, dueAt: type === 'Wound' ? data.dueAt : null }];
    },
    fire: ({ partnershipId, ...alarm }) => ({ type: 'Ring', data: { partnershipId, timer: name, ...alarm } }),
  });
}

/** Told what it is to sleep for, and sleeps until it is woken; what comes between two attempts takes no time. */
class Sleep {
  readonly asked: number[] = [];
  readonly pause: Pause = (ms, signal) => {
    if (ms === RETRY_MS) return Promise.resolve();
    this.asked.push(ms);
    return new Promise((resolve) => (signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true })));
  };
}

const RETRY_MS = 7;

/** A log whose time is set by hand, and an executor whose commands ring: once in effect, whatever comes twice. */
export class House {
  readonly sleep = new Sleep();
  /** Every command that was executed, repeats included. */
  readonly executed: string[] = [];
  /** By key of a clock the faults still to come; a word stands for a refusal by a rule of that name. */
  readonly trouble = new Map<string, (Error | string)[]>();

  constructor(
    readonly world: World,
    readonly clock: { seconds: number; now(): Instant },
  ) {}

  readonly execute: Execute = async (command, because) => {
    const { data } = command;
    const key = String(because.index);
    this.executed.push(`${subjectOf(command)} ${because.automation} ${key}`);
    const trouble = this.trouble.get(key)?.shift();
    if (trouble instanceof Error) throw trouble;
    if (trouble !== undefined) return refusal(subjectOf(command), trouble);
    return this.#ring(subjectOf(command), data, derivedId(because.event.id, because.automation, because.index));
  };

  async #ring(subject: string, data: Command['data'], id: string): Promise<Outcome> {
    const { eventStore } = this.world;
    const { position } = await eventStore.append(`rang-${id}`, 'none', [{ id, type: Rang.type, data, metadata }]);
    return { kind: 'accepted', subject, events: [], position };
  }

  async start(timers: readonly Timer[] = [aTimer()], execute: Execute = this.execute): Promise<TimerRunner> {
    return this.world.timers({ timers, execute, clock: this.clock, pause: this.sleep.pause, retryDelaysMs: [RETRY_MS, RETRY_MS] });
  }

  async happens(...events: readonly DomainEvent[]): Promise<Position> {
    return this.world.append(...events);
  }

  /** Sets the time, and waits until nothing is due that has not fired. */
  async at(seconds: number, runner: TimerRunner): Promise<void> {
    this.clock.seconds = seconds;
    await runner.waitFor(await this.world.eventStore.head(), LONG_MS);
  }

  /** What rang, in the order of the log: partnership, timer, key, and when it was due and found due in seconds after noon. */
  async rang(): Promise<readonly string[]> {
    const lines: string[] = [];
    for await (const page of this.world.eventStore.readAll({ filter: { types: [Rang.type] } }))
      lines.push(...page.map(({ data }) => lineOf(data)));
    return lines;
  }

  /** As if read-models.db were deleted while the server is stopped. */
  async forgetEverything(): Promise<void> {
    for (const table of ['timers', 'readers', 'parked'] as const) await this.world.readStore.writer.deleteFrom(table).execute();
  }
}

function lineOf(data: unknown): string {
  const { partnershipId, timer: name, key, dueAt, now } = { ...usual, dueAt: '', now: '', ...(typeof data === 'object' ? data : {}) };
  const seconds = (instant: string): number => (Date.parse(instant) - NOON) / 1_000;
  return `${partnershipId} ${name} ${key} due ${seconds(dueAt)} at ${seconds(now)}`;
}

function refusal(subject: string, code: string): Outcome {
  const rejection = { code, rule: 'No', source: reading('test'), policyVersion: 'test', facts: {} };
  return { kind: 'rejected', subject, rejection, position: 0 };
}

type AHouse = (Log?: new (...options: ConstructorParameters<typeof InMemoryEventStore>) => EventStore) => Promise<House>;

/** Describes what holds in every house, whatever database its clocks live in. */
export function inEachHouse(describeIn: (aHouse: AHouse) => void): void {
  onEachDatabase((stores) => describeIn(houses(stores)));
}

/** Opens houses, and closes them after each test. */
function houses(stores: Stores): AHouse {
  const aWorld = worlds(stores);
  return async (Log = InMemoryEventStore) => {
    const clock = { seconds: 0, now: () => second(clock.seconds) };
    const recording = { now: () => second(0) };
    return new House(await aWorld(new Log({ clock: recording, catalogue: new EventCatalogue([Wound, Stopped, Rang]) })), clock);
  };
}
