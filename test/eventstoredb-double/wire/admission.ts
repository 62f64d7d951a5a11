import { setTimeout as wait } from 'node:timers/promises';
import type { Metadata } from '@grpc/grpc-js';
import type { Call } from '../faults/fault.js';
import { accessDenied, failing, notLeader, notReady, unauthenticated, type Refusal } from './status.js';
import type { Store } from './store.js';

/** Whether a call is handled, refused, or left without any answer. */
export type Admission =
  { readonly kind: 'admitted' } | { readonly kind: 'silent' } | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Calls that a client makes before it knows the server need neither credentials nor a leader. */
const OPEN_TO_ALL: ReadonlySet<Call> = new Set(['features', 'gossip']);
/** A real follower forwards these too; this one refuses them. */
const WRITES_FOR_THE_LEADER: ReadonlySet<Call> = new Set(['batchAppend', 'delete', 'tombstone']);

export async function admit(store: Store, call: Call, metadata: Metadata): Promise<Admission> {
  const refusal = refusalOf(store, call, metadata);
  if (refusal !== undefined) return { kind: 'refused', refusal };
  if (store.faults.strikes('reset', call) !== undefined) store.resetConnections();
  if (store.faults.strikes('silent', call) !== undefined) return { kind: 'silent' };
  const delay = store.faults.strikes('delay', call);
  if (delay !== undefined) await wait(delay.ms);
  return { kind: 'admitted' };
}

function refusalOf(store: Store, call: Call, metadata: Metadata): Refusal | undefined {
  const { faults } = store;
  if (faults.strikes('not-ready', call) !== undefined) return notReady();
  const failure = faults.strikes('failing', call);
  if (failure !== undefined) return failing(failure.status);
  if (OPEN_TO_ALL.has(call)) return undefined;
  const elsewhere = faults.strikes('not-leader', call);
  if (elsewhere !== undefined) return notLeader(elsewhere.host, elsewhere.port);
  return credentialsRefusal(store, metadata) ?? leadershipRefusal(store, call, metadata);
}

function leadershipRefusal(store: Store, call: Call, metadata: Metadata): Refusal | undefined {
  const needsLeader = WRITES_FOR_THE_LEADER.has(call) || metadata.get('requires-leader')[0] === 'true';
  if (!needsLeader || store.writer() !== undefined) return undefined;
  const leader = store.leader();
  return leader === undefined ? notReady() : notLeader(leader.host, leader.port);
}

function credentialsRefusal({ credentials }: Store, metadata: Metadata): Refusal | undefined {
  if (credentials === undefined) return undefined;
  const given = metadata.get('authorization')[0];
  if (given === undefined) return accessDenied();
  const expected = `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`;
  return given === expected ? undefined : unauthenticated();
}
