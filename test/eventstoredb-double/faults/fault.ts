import { z } from 'zod';

/** What a client may call; a subscription is a read on the wire, and told apart here. */
export const Call = z.enum(['append', 'batchAppend', 'delete', 'tombstone', 'read', 'subscribe', 'features', 'gossip']);
export type Call = z.infer<typeof Call>;

/** The gRPC statuses that a server of this kind answers with. */
export const StatusName = z.enum(['CANCELLED', 'UNKNOWN', 'DEADLINE_EXCEEDED', 'PERMISSION_DENIED', 'ABORTED', 'INTERNAL', 'UNAVAILABLE']);
export type StatusName = z.infer<typeof StatusName>;

const calls = z.array(Call).optional();

export const NodeState = z.enum(['LEADER', 'FOLLOWER', 'UNKNOWN', 'CATCHINGUP', 'READONLYREPLICA']);
export const Member = z.object({ host: z.string(), port: z.number(), state: NodeState, alive: z.boolean() });
export type Member = z.infer<typeof Member>;

export const Fault = z.discriminatedUnion('kind', [
  /** The call is accepted and never answered. */
  z.object({ kind: z.literal('silent'), calls }),
  /** UNAVAILABLE, as while a node starts or is too busy. */
  z.object({ kind: z.literal('not-ready'), calls }),
  /** NOT_FOUND, with this leader in the trailers. */
  z.object({ kind: z.literal('not-leader'), host: z.string(), port: z.number(), calls }),
  /** This gRPC status, and nothing done. */
  z.object({ kind: z.literal('failing'), status: StatusName, calls }),
  /** The connection is reset when the call arrives. */
  z.object({ kind: z.literal('reset'), calls }),
  /** The call is handled this much later. */
  z.object({ kind: z.literal('delay'), ms: z.number(), calls }),
  /** The batch stream is ended with OK, its appends unanswered. */
  z.object({ kind: z.literal('half-close') }),
  /** The append is durable; its answer never comes, or the connection is reset instead. */
  z.object({ kind: z.literal('drop-answer'), by: z.enum(['silence', 'reset']) }),
  /** ABORTED (timed out) for an append that was written all the same. */
  z.object({ kind: z.literal('timeout-after-commit') }),
  /** A repeat is not answered, as while its first write is not replicated, until the server's own time-out. */
  z.object({ kind: z.literal('silent-repeat') }),
  /** The server's clock is ahead by this much. */
  z.object({ kind: z.literal('clock-skew'), ms: z.number() }),
  /** What gossip tells instead of the truth. */
  z.object({ kind: z.literal('gossip-view'), members: z.array(Member) }),
  /** The next checkpoint is (2^64 - 1, 2^64 - 1). */
  z.object({ kind: z.literal('bogus-checkpoint') }),
  /** A checkpoint while catching up stands behind the page that was looked at, where the next event will begin. */
  z.object({ kind: z.literal('late-checkpoint') }),
  /** A page takes this long that is looked at for a subscription to all streams. */
  z.object({ kind: z.literal('slow-walk'), ms: z.number() }),
  /** The leader shows what it has written this much later than its followers do. */
  z.object({ kind: z.literal('late-leader'), ms: z.number() }),
  /** This follower is given nothing more of what the leader writes. */
  z.object({ kind: z.literal('behind') }),
  /** New events have a prepare position below their commit position. */
  z.object({ kind: z.literal('prepare-behind-commit') }),
]);
export type Fault = z.infer<typeof Fault>;
export type FaultOf<K extends Fault['kind']> = Extract<Fault, { readonly kind: K }>;

/** When a fault strikes; with nothing said, at each opportunity until it is switched off. */
export const Occasion = z.object({
  /** At the most this many times. */
  times: z.number().optional(),
  /** Only for this long. */
  forMs: z.number().optional(),
  /** By chance, drawn from a generator with this seed. */
  probability: z.number().optional(),
  seed: z.number().optional(),
});
export type Occasion = z.infer<typeof Occasion>;
