import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { DomainEvent, Position } from '@entente/kernel';
import { begun } from '../../contract/read-store/partnership-board.js';
import { Stopped, Wound, metadata } from '../timers/alarm-clocks.js';
import { Asked } from './errands.js';
import type { Opened } from './shared-readers.js';

const BEGUN_AN_APPEND = 20;
const ASKED_AN_APPEND = 3;
const APPEND_EVERY_MS = 150;
/** In appends; whoever is under attack gets no more behind. */
const LONGEST_BACKLOG = 20;
const LOOK_EVERY_MS = 50;
const LONGEST_CLOCK_MS = 3_000;
/** Long enough to be stopped by the next append. */
const STOPPED_CLOCK_MS = 5_000;

export interface Appended {
  /** That begin something, which is what the projections handle. */
  readonly begun: number;
  readonly position: Position;
}

/** Appends until it is told to stop: what projections handle, what automations answer, and clocks, some of which are stopped in time. */
export async function appended(house: Opened, signal: AbortSignal): Promise<Appended> {
  const positions: Position[] = [0];
  let running: DomainEvent[] = [];
  while (!signal.aborted) {
    const partnershipId = randomUUID();
    const [stopping, toStop] = [running, { partnershipId, key: randomUUID() }];
    running = [Stopped(toStop)];
    const some = [
      ...stopping,
      ...times(BEGUN_AN_APPEND, () => begun(randomUUID())),
      ...times(ASKED_AN_APPEND, () => Asked({ partnershipId })),
      Wound({ partnershipId, key: randomUUID(), dueAt: fromNow(randomInt(LONGEST_CLOCK_MS)) }),
      Wound({ ...toStop, dueAt: fromNow(STOPPED_CLOCK_MS) }),
    ];
    const events = some.map((one) => ({ id: randomUUID(), ...one, metadata }));
    const { position } = await house.eventStore.append(`workers-${randomUUID()}`, 'none', events);
    positions.push(position);
    await pause(APPEND_EVERY_MS);
    await caughtUp(house, positions.at(-LONGEST_BACKLOG) ?? 0, signal);
  }
  return { begun: (positions.length - 1) * BEGUN_AN_APPEND, position: positions.at(-1) ?? 0 };
}

async function caughtUp(house: Opened, position: Position, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && house.reached() < position) await pause(LOOK_EVERY_MS);
}

function times(count: number, make: () => DomainEvent): readonly DomainEvent[] {
  return Array.from({ length: count }, make);
}

function fromNow(ms: number): string {
  return new Date(Date.now() + ms).toISOString();
}
