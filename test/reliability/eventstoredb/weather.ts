import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStoreDouble } from '../../eventstoredb-double/event-store-double.js';
import { chance } from '../../eventstoredb-double/faults/chance.js';
import type { Call, Fault } from '../../eventstoredb-double/faults/fault.js';

const FREEZE_MS = 400;
const SPELL_MS = 150;
const LONGEST_DELAY_MS = 500;
const CALLS: readonly Call[][] = [['append'], ['read'], ['subscribe'], ['append', 'read', 'subscribe', 'features']];

/** Does something to the server; what it did counts as so many faults. */
type Blow = (double: EventStoreDouble, draw: () => number) => Promise<number>;

/** A fault of the double for a moment, in which it strikes at the most a few times. */
function spell(fault: (draw: () => number, double: EventStoreDouble) => Fault): Blow {
  return async (double, draw) => {
    const on = await double.faults.on(fault(draw, double), { times: 1 + Math.floor(draw() * 4) });
    await sleep(SPELL_MS * draw());
    await on.off();
    return on.struck();
  };
}

const calls = (draw: () => number): Call[] => CALLS[Math.floor(draw() * CALLS.length)] ?? ['append'];

const BLOWS: Readonly<Record<string, Blow>> = {
  silent: spell((draw) => ({ kind: 'silent', calls: calls(draw) })),
  'not ready': spell((draw) => ({ kind: 'not-ready', calls: calls(draw) })),
  'not leader': spell((draw, { port }) => ({ kind: 'not-leader', host: 'localhost', port, calls: calls(draw) })),
  unknown: spell((draw) => ({ kind: 'failing', status: 'UNKNOWN', calls: calls(draw) })),
  cancelled: spell((draw) => ({ kind: 'failing', status: 'CANCELLED', calls: calls(draw) })),
  'timed out': spell((draw) => ({ kind: 'failing', status: 'ABORTED', calls: calls(draw) })),
  reset: spell((draw) => ({ kind: 'reset', calls: calls(draw) })),
  delay: spell((draw) => ({ kind: 'delay', ms: LONGEST_DELAY_MS * draw(), calls: calls(draw) })),
  'half-close': spell(() => ({ kind: 'half-close' })),
  'answer lost': spell(() => ({ kind: 'drop-answer', by: 'silence' })),
  'answer lost with the connection': spell(() => ({ kind: 'drop-answer', by: 'reset' })),
  'timed out after commit': spell(() => ({ kind: 'timeout-after-commit' })),
  'repeat unanswered': spell(() => ({ kind: 'silent-repeat' })),
  'clock ahead': spell(() => ({ kind: 'clock-skew', ms: 11_000 })),
  'subscriptions ended': (double) => once(double.faults.endSubscriptions('CANCELLED')),
  'subscriptions ended strangely': (double) => once(double.faults.endSubscriptions('UNKNOWN')),
  'connections reset': (double) => once(double.faults.resetConnections()),
  'ids forgotten': (double) => once(double.faults.forgetIds()),
  freeze: async (double, draw) => {
    double.freeze();
    await sleep(FREEZE_MS * draw());
    double.thaw();
    return 1;
  },
  'kill -9': (double) => once(double.restart()),
};

async function once(blow: Promise<unknown>): Promise<number> {
  await blow;
  return 1;
}

/** One fault after the other, drawn by a seed, until so many have struck. @returns how many of each kind did */
export async function storm(double: EventStoreDouble, faults: number, seed: number): Promise<Readonly<Record<string, number>>> {
  const draw = chance(seed);
  const kinds = Object.entries(BLOWS);
  const struck: Record<string, number> = {};
  for (let total = 0; total < faults;) {
    const [kind, blow] = kinds[Math.floor(draw() * kinds.length)] ?? [];
    if (kind === undefined || blow === undefined) continue;
    const times = await blow(double, draw);
    struck[kind] = (struck[kind] ?? 0) + times;
    total += times;
  }
  return struck;
}
