import { AppendTooLarge, EventStoreError, InvalidAppend, LogDamaged, StoreFault } from '@entente/kernel';

/** The server does not let this user in, or not do this. */
export class ServerRefusesUser extends EventStoreError {}

/** The server cannot read from a position at which no record begins. */
export class NoRecordThere extends Error {}

/** A call that the server neither answered nor refused in time. */
export class Silence extends Error {}

/** What to do about a call that failed. */
export type Verdict =
  /** Another try would fail in the same way. */
  | { readonly kind: 'final'; readonly error: Error }
  /** Try again, over the same client or a new one. */
  | { readonly kind: 'again'; readonly newClient: boolean };

const INVALID_ARGUMENT = 3;

const FINAL: Readonly<Record<string, (said: string) => Error>> = {
  'access-denied': (said) => new ServerRefusesUser(`The event store refuses the user of EVENTSTORE_URL: ${said}`),
  'stream-deleted': (said) => new LogDamaged(`A stream was deleted in the event store: ${said}`),
  'invalid-argument': (said) => new InvalidAppend(said),
};

/** The client finds the leader by itself; a time-out of the server's own says nothing against the connection. */
const SAME_CLIENT: ReadonlySet<string> = new Set(['not-leader', 'timeout']);

/** Judges by the client's type, then by gRPC's code: not all that the client throws is of its own making. */
export function verdictOn(fault: unknown): Verdict {
  if (fault instanceof EventStoreError) return { kind: 'final', error: fault };
  const [type, code, said] = [textOf(fault, 'type'), numberOf(fault, 'code'), reasonOf(fault)];
  const final = FINAL[type];
  if (final !== undefined) return { kind: 'final', error: final(said) };
  if (type === 'maximum-append-size-exceeded') return { kind: 'final', error: new AppendTooLarge(numberOf(fault, 'maxAppendSize') ?? 0) };
  if (code === INVALID_ARGUMENT) return { kind: 'final', error: new NoRecordThere(said) };
  return { kind: 'again', newClient: !SAME_CLIENT.has(type) };
}

/** A store fault in the words of what was tried. */
export function storeFault(what: string, hosts: string, fault: unknown): StoreFault {
  return new StoreFault(`The event store at ${hosts} could not answer, ${what}: ${reasonOf(fault)}`);
}

export function reasonOf(fault: unknown): string {
  const type = textOf(fault, 'type');
  const message = fault instanceof Error ? fault.message : String(fault);
  return [type, message].filter((text) => text !== '').join(': ');
}

export function textOf(fault: unknown, name: string): string {
  const value: unknown = typeof fault === 'object' && fault !== null ? Reflect.get(fault, name) : undefined;
  return typeof value === 'string' ? value : '';
}

function numberOf(fault: unknown, name: string): number | undefined {
  const value: unknown = typeof fault === 'object' && fault !== null ? Reflect.get(fault, name) : undefined;
  return typeof value === 'number' ? value : undefined;
}
