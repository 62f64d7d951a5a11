import { z } from 'zod';
import { ApiClient } from '../../e2e/server/api-client.js';
import { Ledger } from '../torture/ledger.js';
import { until } from '../torture/until.js';
import { Writer } from '../torture/writer.js';
import type { EventStoreDoubleCluster } from '../../eventstoredb-double/event-store-double-cluster.js';
import { attackNamed, type Field } from './attacks.js';
import { PLACES, type Installation, type Place } from './installation.js';
import { Recovery } from './recovery.js';
import { Rover } from './rover.js';
import { Subscriber } from './subscriber.js';
import { Tally } from './tally.js';

const SUBSCRIBERS_A_REPLICA = 2;
const SETTLED_WITHIN_MS = 120_000;

export interface Siege {
  readonly clients: number;
  readonly seconds: number;
  readonly attacks: readonly string[];
  /** The log's servers, where there are several, and for how long all of them are away when they are attacked. */
  readonly cluster: EventStoreDoubleCluster | undefined;
  readonly outageMs: number;
  readonly say: (words: string) => void;
}

/** What was seen by those who were there. */
export interface Witnesses {
  readonly ledger: Ledger;
  readonly tally: Tally;
  readonly subscribers: readonly Subscriber[];
  /** After how many milliseconds replicas served again, each time that the log's servers had been away. */
  readonly recoveriesMs: readonly number[];
  readonly seconds: number;
}

/** Clients write through two replicas and read what they wrote, while processes end and others come in their place. */
export async function besieged(installation: Installation, siege: Siege): Promise<Witnesses> {
  const [ledger, tally] = [new Ledger(), new Tally()];
  const [manager, auditor] = [await installation.token('ALLIANCE_MANAGER'), await installation.token('AUDITOR')];
  const subscribers = PLACES.flatMap((place) =>
    Array.from({ length: SUBSCRIBERS_A_REPLICA }, () => new Subscriber(installation, place, auditor)),
  );
  const callers = Array.from({ length: siege.clients }, (_, number) => ({
    writer: new Writer(number, ledger),
    rover: new Rover(installation, manager, { tally, first: placeOf(number) }),
  }));
  const began = performance.now();
  let goesOn = true;
  const writing = Promise.all(
    callers.map(async ({ writer, rover }) => {
      while (goesOn) await writer.work(rover, () => goesOn);
    }),
  );
  writing.catch(() => undefined);
  const recovery = new Recovery(installation, ledger, manager);
  const { cluster, outageMs } = siege;
  await attacked({ installation, cluster, outageMs, recovered: () => recovery.time() }, siege, ledger);
  goesOn = false;
  await writing;
  const seconds = (performance.now() - began) / 1_000;
  siege.say(`${ledger.acknowledged} commands acknowledged in ${Math.round(seconds)} s`);
  await Promise.all(callers.map(({ writer, rover }) => writer.catchUp(rover)));
  return { ledger, tally, subscribers, recoveriesMs: recovery.ms, seconds };
}

/** One attack in each part of the time, and behind each at least as many commands as there are clients. */
async function attacked(field: Field, { attacks, clients, seconds, say }: Siege, ledger: Ledger): Promise<void> {
  const began = performance.now();
  const part = (seconds * 1_000) / (attacks.length + 1);
  for (const [number, name] of attacks.entries()) {
    await worked(ledger, { clients, until: began + part * (number + 1) });
    const start = performance.now();
    await attackNamed(name)(field);
    say(`${name}: ${Math.round(performance.now() - start)} ms, ${ledger.acknowledged} commands acknowledged so far`);
  }
  await worked(ledger, { clients, until: began + seconds * 1_000 });
}

async function worked(ledger: Ledger, { clients, until: end }: { readonly clients: number; readonly until: number }): Promise<void> {
  const target = ledger.acknowledged + clients;
  await until('the clients go on', () => ledger.acknowledged >= target && performance.now() >= end, SETTLED_WITHIN_MS);
}

const Standing = z.object({
  ...{ position: z.string(), head: z.string() },
});
const Standings = z.object({ readModels: z.array(Standing), automations: z.array(Standing), parkedEvents: z.array(z.unknown()) });

/** Resolves once all readers have handled everything, what they have caused included. @returns what is parked */
export async function settled(installation: Installation, place: Place): Promise<number> {
  const operator = new ApiClient(installation.addressOf(place), await installation.token('OPERATOR'));
  const query = '{ readModels { position head } automations { position head } parkedEvents { eventId } }';
  let parked = 0;
  await until(
    'the readers have come to the end of the log',
    async () => {
      const { readModels, automations, parkedEvents } = await operator.ask(Standings, query);
      parked = parkedEvents.length;
      return [...readModels, ...automations].every(({ position, head }) => position === head);
    },
    SETTLED_WITHIN_MS,
  );
  return parked;
}

function placeOf(number: number): Place {
  return number % 2 === 0 ? 0 : 1;
}
